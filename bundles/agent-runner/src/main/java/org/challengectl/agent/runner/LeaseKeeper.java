package org.challengectl.agent.runner;

import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.ServerApi;
import org.challengectl.agent.core.Ticker;
import org.challengectl.protocol.RenewReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews one lease as long as it is wanted. */
final class LeaseKeeper implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final ServerApi server;
  private final Guard guard;
  private final Ticker ticker;
  private volatile boolean closed;
  private volatile Thread thread;

  LeaseKeeper(ServerApi server, Guard guard, Ticker ticker) {
    this.server = server;
    this.guard = guard;
    this.ticker = ticker;
  }

  /** Begins in a thread of its own. */
  void start(String name) {
    Thread started = new Thread(this, "lease-" + name);
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  @Override
  public void run() {
    long due = guard.term().renewAtNanos();
    try {
      while (!closed && guard.await(due) && !closed) {
        due = renew();
      }
    } catch (InterruptedException e) {
      LOG.debug("lease {} is not wanted any more", guard.term().lease());
    } catch (RuntimeException e) {
      // The guard still stands: without renewals the lease runs out and the radio falls silent.
      LOG.error("lease {} cannot be renewed", guard.term().lease(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /** Tries once; tells when to try again. */
  private long renew() {
    LeaseTerm term = guard.term();
    long sent = ticker.nanos();
    try {
      RenewReply reply = server.renew(term.lease(), term.patience());
      if (reply.lease() != term.lease()) {
        LOG.warn("asked for lease {}, the server answered for {}", term.lease(), reply.lease());
        return ticker.nanos() + term.retryAfter().toNanos();
      }
      guard.renewed(LeaseTerm.of(term.lease(), sent, reply.leaseSeconds(), term.margin()));
      if (reply.stop()) {
        guard.end(Ending.STOPPED);
      }
      return guard.term().renewAtNanos();
    } catch (LinkException e) {
      LOG.debug("lease {} not renewed: {}", term.lease(), e.getMessage());
      if (!e.retryable() && !closed) {
        guard.end(Ending.REFUSED);
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("lease {}: {}", term.lease(), e.getMessage());
    }
    return ticker.nanos() + term.retryAfter().toNanos();
  }
}

package org.challengectl.driver.rtltcp.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.kit.rtl.RtlTuner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which servers are there. Looks in the background, and seldom at one that answers: an rtl_tcp
 * server takes each look for a client.
 */
final class Reachability implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);
  private static final long ABSENT_NANOS = 3_000_000_000L;
  private static final long PRESENT_NANOS = 30_000_000_000L;
  private static final int PROBE_MILLIS = 1_500;

  private final Map<ServerAddress, Known> servers = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "rtltcp-probe");
            thread.setDaemon(true);
            return thread;
          });

  /** Whether it was there when it was last looked for. Never waits. */
  boolean isThere(ServerAddress address) {
    Known known = servers.computeIfAbsent(address, Known::new);
    if (known.isDue()) {
      try {
        threads.execute(known::probe);
      } catch (RejectedExecutionException e) {
        LOG.debug("{} is not looked for any more", address);
      }
    }
    return known.there;
  }

  /** Somebody has just found out. */
  void note(ServerAddress address, boolean there) {
    servers.computeIfAbsent(address, Known::new).note(there, "");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static final class Known {

    private final ServerAddress address;
    private volatile boolean there;
    private boolean told;
    private boolean probing;
    private long lookedNanos;
    private boolean looked;

    Known(ServerAddress address) {
      this.address = address;
    }

    /** Whether to probe now; whoever is told so does it. */
    synchronized boolean isDue() {
      long age = System.nanoTime() - lookedNanos;
      if (probing || (looked && age < (there ? PRESENT_NANOS : ABSENT_NANOS))) {
        return false;
      }
      probing = true;
      return true;
    }

    void probe() {
      try (ServerLink link = new ServerLink(address)) {
        RtlTuner tuner = link.connect(PROBE_MILLIS);
        note(true, tuner.title());
      } catch (RadioException e) {
        note(false, e.getMessage());
      } finally {
        synchronized (this) {
          probing = false;
        }
      }
    }

    synchronized void note(boolean now, String what) {
      if (!told || there != now) {
        LOG.info("rtltcp:{} {} {}", address, now ? "is there" : "is not there", what);
      }
      told = true;
      there = now;
      looked = true;
      lookedNanos = System.nanoTime();
    }
  }
}

package org.challengectl.agent.runner;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.challengectl.agent.core.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does nothing but look at the clock while something is on the air. It calls
 * nothing that can block: what it decides is done by threads that belong to each transmission.
 */
final class Watchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final long TICK_MILLIS = 20;

  /** What is looked after. */
  interface Watched {

    /** Never blocks. */
    void tick(long nowNanos);
  }

  private final Ticker ticker;
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private final Semaphore wakeups = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "watchdog");
  private volatile boolean closed;

  Watchdog(Ticker ticker) {
    this.ticker = ticker;
    thread.setDaemon(true);
    thread.start();
  }

  void watch(Watched transmission) {
    watched.add(transmission);
    wakeups.release();
  }

  void forget(Watched transmission) {
    watched.remove(transmission);
  }

  @Override
  public void close() {
    closed = true;
    wakeups.release();
  }

  private void run() {
    while (!closed) {
      try {
        if (watched.isEmpty()) {
          wakeups.acquire();
        } else if (wakeups.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
          wakeups.drainPermits();
        }
      } catch (InterruptedException e) {
        continue; // nobody may stop it but close
      }
      look();
    }
  }

  private void look() {
    try {
      ticker.check();
      long now = ticker.nanos();
      for (Watched transmission : watched) {
        transmission.tick(now);
      }
    } catch (RuntimeException | Error e) {
      LOG.error("the watchdog stumbled and goes on", e);
    }
  }
}

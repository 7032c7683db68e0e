package org.challengectl.driver.virtual.internal;

import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an air's time pass in step with its clock, while there is somebody on it. */
public final class Pacer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);

  private final Air air;
  private final Thread thread;
  private volatile boolean closed;

  public Pacer(Air air) {
    this.air = air;
    this.thread = new Thread(this::run, "virtual-air");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (air.awaitBusy()) {
        if (closed) {
          return;
        }
        long start = air.clock().nanos();
        advance(start);
        long rest = start + AirSettings.BLOCK_NANOS - air.clock().nanos();
        if (rest > 0) {
          LockSupport.parkNanos(rest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void advance(long nanos) throws InterruptedException {
    try {
      air.advanceTo(nanos);
    } catch (RuntimeException e) {
      LOG.error("The virtual air could not go on with a block", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

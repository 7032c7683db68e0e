package org.challengectl.driver.virtual.internal;

import java.util.concurrent.locks.LockSupport;

/** Daemon threads with names. */
final class Threads {

  private Threads() {}

  static Thread start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits, unless the thread is interrupted. */
  static void pause(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }
}

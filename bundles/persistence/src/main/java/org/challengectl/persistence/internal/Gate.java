package org.challengectl.persistence.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets work through until it is closed, and then waits for what is under way. */
final class Gate {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  <T> T pass(Supplier<T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new DatabaseException(DatabaseException.Code.CLOSED, "The database has been closed.");
      }
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Closes the gate; false if something is still under way after the timeout. */
  boolean close(long timeout, TimeUnit unit) {
    closed = true;
    try {
      if (!lock.writeLock().tryLock(timeout, unit)) {
        return false;
      }
      lock.writeLock().unlock();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package org.challengectl.agent.runner;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where a worker waits. Each wait says which news may end it early, so that what comes often does
 * not cut short a wait that is there for good reason. Safe for concurrent use; one waits.
 */
final class Wakeups {

  /** What may have happened. */
  enum News {
    /** The server has work. Anybody's transmission may bring that, also one's own that failed. */
    WORK,
    /** The server knows the agent again. */
    SERVER,
    /** A radio or a plug-in came or went. */
    RADIO
  }

  /** How long to wait, and for what. */
  record Wait(Duration atMost, Set<News> endedBy) {

    /** Not at all. */
    static final Wait NONE = new Wait(Duration.ZERO, Set.of());

    /** Nothing to do: any news ends it. */
    static Wait idle(Duration atMost) {
      return new Wait(atMost, EnumSet.allOf(News.class));
    }

    /** The server did not answer, or asked for patience. */
    static Wait forServer(Duration atMost) {
      return new Wait(atMost, EnumSet.of(News.SERVER, News.RADIO));
    }

    /** Something failed and would fail again at once: no word of the server ends it. */
    static Wait afterFault(Duration atMost) {
      return new Wait(atMost, EnumSet.of(News.RADIO));
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final EnumSet<News> pending = EnumSet.noneOf(News.class);
  private boolean closed;

  /** Remembered until the next wait is over, for the case that nobody waits now. */
  void tell(News news) {
    lock.lock();
    try {
      pending.add(news);
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waits, those to come as well. */
  void close() {
    lock.lock();
    try {
      closed = true;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits.
   *
   * @return false once closed
   */
  boolean await(Wait wait) throws InterruptedException {
    lock.lock();
    try {
      long left = wait.atMost().toNanos();
      while (!closed && left > 0 && pending.stream().noneMatch(wait.endedBy()::contains)) {
        left = told.awaitNanos(left);
      }
      pending.clear(); // whoever waited looks at everything anew
      return !closed;
    } finally {
      lock.unlock();
    }
  }
}

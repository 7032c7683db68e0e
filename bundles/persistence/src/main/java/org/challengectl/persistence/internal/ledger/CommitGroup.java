package org.challengectl.persistence.internal.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Group commit. Whoever finds nobody at work commits what waits, his own and all others'; the rest
 * wait until theirs is durable. What comes while the disk is busy makes the next group, so that the
 * more threads there are, the fewer syncs each of them costs. A thread alone waits for nobody.
 */
final class CommitGroup {

  /** Bounds how long the first of a group waits for the last one's work. */
  static final int MOST = 32;

  private final Queue<Pending<?>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final Consumer<List<Pending<?>>> commit;

  /**
   * @param commit does and commits the work of some, in their order, and never throws
   */
  CommitGroup(Consumer<List<Pending<?>>> commit) {
    this.commit = commit;
  }

  /** Returns when it is over. An interrupt doesn't end the waiting; it is kept for later. */
  void pass(Pending<?> mine) {
    waiting.add(mine);
    boolean interrupted = false;
    while (!mine.over()) {
      if (turn.tryLock()) {
        try {
          lead();
        } finally {
          turn.unlock();
        }
        wakeNext();
      } else {
        // Whoever has the turn wakes the next one after giving it up.
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void lead() {
    List<Pending<?>> group = new ArrayList<>();
    for (Pending<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
      if (group.size() == MOST) {
        break;
      }
    }
    if (!group.isEmpty()) {
      try {
        commit.accept(group);
      } finally {
        group.forEach(Pending::finish);
      }
    }
  }

  private void wakeNext() {
    Pending<?> next = waiting.peek();
    if (next != null) {
      next.wake();
    }
  }
}

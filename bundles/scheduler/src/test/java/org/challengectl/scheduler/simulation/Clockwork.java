package org.challengectl.scheduler.simulation;

import java.util.PriorityQueue;

/** True time, which nobody in the simulation can read, and all that is going to happen. */
final class Clockwork {

  private record Task(long atNanos, long order, Runnable work) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long nowNanos;
  private long order;

  long nowNanos() {
    return nowNanos;
  }

  void after(long delayNanos, Runnable work) {
    tasks.add(new Task(nowNanos + Math.max(0, delayNanos), order++, work));
  }

  /** Lets everything happen up to a time. */
  void runUntil(long endNanos) {
    while (!tasks.isEmpty() && tasks.peek().atNanos() <= endNanos) {
      Task next = tasks.remove();
      nowNanos = next.atNanos();
      next.work().run();
    }
    nowNanos = endNanos;
  }
}

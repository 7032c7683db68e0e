package org.challengectl.views;

import java.time.Duration;

/**
 * Runs a task soon after it was asked for, and not too often: requests that come together, or while
 * the task still rests from its last run, become one run. Safe for concurrent use.
 */
public final class Coalescer {

  /** Runs things later. */
  @FunctionalInterface
  public interface Timer {
    void after(Duration delay, Runnable task);
  }

  private enum State {
    IDLE,
    SCHEDULED,
    RESTING,
    RESTING_BUT_WANTED
  }

  private final Timer timer;
  private final Duration delay;
  private final Duration rest;
  private final Runnable task;
  private State state = State.IDLE;

  /**
   * A coalescer at rest.
   *
   * @param delay from a request to the run, to gather others that come with it
   * @param rest from the begin of a run to the next one, at least
   * @param task must not throw
   */
  public Coalescer(Timer timer, Duration delay, Duration rest, Runnable task) {
    this.timer = timer;
    this.delay = delay;
    this.rest = rest;
    this.task = task;
  }

  /** Asks for a run. */
  public synchronized void request() {
    switch (state) {
      case IDLE -> schedule(delay);
      case RESTING -> state = State.RESTING_BUT_WANTED;
      case SCHEDULED, RESTING_BUT_WANTED -> {}
    }
  }

  private void schedule(Duration when) {
    state = State.SCHEDULED;
    timer.after(when, this::run);
  }

  private void run() {
    synchronized (this) {
      state = State.RESTING;
      timer.after(rest, this::rested);
    }
    task.run();
  }

  private synchronized void rested() {
    if (state == State.RESTING_BUT_WANTED) {
      schedule(Duration.ZERO);
    } else {
      state = State.IDLE;
    }
  }
}

package org.challengectl.agent.runner;

import java.time.Duration;

/** Whether a transmission may begin. */
enum KeyUp {
  /** What is left of the lease suffices, or the server has answered not long ago. */
  GO,
  /** The lease is too short for the signal and the server has been silent: ask it first. */
  RENEW_FIRST,
  /** The lease is over. */
  TOO_LATE;

  /**
   * Decides.
   *
   * @param term of the latest answer
   * @param nowNanos ticker
   * @param signal how long it is
   */
  static KeyUp decide(LeaseTerm term, long nowNanos, Duration signal) {
    long left = term.leftNanos(nowNanos);
    if (left <= 0) {
      return TOO_LATE;
    }
    boolean suffices = left >= signal.toNanos();
    boolean answering = nowNanos - term.sentNanos() <= term.duration().toNanos() / 2;
    return suffices || answering ? GO : RENEW_FIRST;
  }
}

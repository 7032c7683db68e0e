package org.challengectl.agent.runner;

import java.time.Duration;

/**
 * How long a lease holds, as the agent may rely on it. The server counts from when it committed the
 * grant or the renewal; the agent counts from when it sent the request, which was earlier.
 *
 * @param lease the fencing number
 * @param sentNanos ticker when the request was sent that this answers
 * @param duration as the server said
 * @param margin by which the radio is silent before the server may give the lease to others
 */
record LeaseTerm(long lease, long sentNanos, Duration duration, Duration margin) {

  /** Longer than any lease should be; a server that says more is mistaken. */
  static final double MAX_SECONDS = 86_400;

  /**
   * What a server's answer means.
   *
   * @throws IllegalArgumentException if the duration makes no sense
   */
  static LeaseTerm of(long lease, long sentNanos, double seconds, Duration margin) {
    if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
      throw new IllegalArgumentException("a lease of " + seconds + " s makes no sense");
    }
    return new LeaseTerm(lease, sentNanos, Duration.ofNanos((long) (seconds * 1e9)), margin);
  }

  /** From then on nothing may be radiated. */
  long deadlineNanos() {
    return sentNanos + duration.toNanos() - margin.toNanos();
  }

  /** When it should be renewed: at a third. */
  long renewAtNanos() {
    return sentNanos + duration.toNanos() / 3;
  }

  /** How long to wait after a renewal that was not answered. */
  Duration retryAfter() {
    long nanos = duration.toNanos() / 12;
    return Duration.ofNanos(
        Math.max(
            Duration.ofMillis(100).toNanos(), Math.min(nanos, Duration.ofSeconds(2).toNanos())));
  }

  /** How long to wait for the answer to a renewal. */
  Duration patience() {
    long nanos = duration.toNanos() / 6;
    return Duration.ofNanos(
        Math.max(
            Duration.ofMillis(500).toNanos(), Math.min(nanos, Duration.ofSeconds(5).toNanos())));
  }

  /** What may still be radiated; zero or less if nothing. */
  long leftNanos(long nowNanos) {
    return deadlineNanos() - nowNanos;
  }
}

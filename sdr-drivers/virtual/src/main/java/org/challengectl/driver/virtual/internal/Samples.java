package org.challengectl.driver.virtual.internal;

/** Between durations and counts of samples, exactly. */
final class Samples {

  static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Samples() {}

  /** How many whole sample periods fit into a duration. */
  static long in(long nanos, int rateHz) {
    long seconds = nanos / NANOS_PER_SECOND;
    long rest = nanos % NANOS_PER_SECOND;
    return seconds * rateHz + rest * rateHz / NANOS_PER_SECOND;
  }

  /** How long some samples last. */
  static long nanos(long samples, int rateHz) {
    long seconds = samples / rateHz;
    long rest = samples % rateHz;
    return seconds * NANOS_PER_SECOND + rest * NANOS_PER_SECOND / rateHz;
  }
}

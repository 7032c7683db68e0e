package org.challengectl.persistence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Times as the database holds them: epoch milliseconds and nanoseconds. */
public final class Times {

  private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);

  private Times() {}

  /** Rounded down; what lies beyond a long is cut. */
  public static long millis(Instant time) {
    if (time.isAfter(LATEST)) {
      return Long.MAX_VALUE;
    }
    return time.isBefore(EARLIEST) ? Long.MIN_VALUE : time.toEpochMilli();
  }

  /** Rounded up, for times before which something must not happen. */
  public static long millisUp(Instant time) {
    long down = millis(time);
    return down < Long.MAX_VALUE && Instant.ofEpochMilli(down).isBefore(time) ? down + 1 : down;
  }

  /** Rounded down, null for none. */
  public static Long millis(Optional<Instant> time) {
    return time.map(Times::millis).orElse(null);
  }

  /** Exact up to 292 years. */
  public static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  public static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  public static Optional<Instant> instant(Long millis) {
    return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
  }
}

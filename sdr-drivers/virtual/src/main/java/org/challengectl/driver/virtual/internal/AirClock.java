package org.challengectl.driver.virtual.internal;

import java.time.Instant;

/** Time as the air sees it. Tests bring their own. */
public interface AirClock {

  /** Monotonic, nanoseconds, from an arbitrary origin. */
  long nanos();

  /** Wall clock time of now. */
  Instant instant();

  /** Wall clock time of a moment on the monotonic clock. */
  default Instant instantAt(long nanos) {
    return instant().plusNanos(nanos - nanos());
  }

  /** The machine's clocks. */
  static AirClock system() {
    return new AirClock() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public Instant instant() {
        return Instant.now();
      }
    };
  }
}

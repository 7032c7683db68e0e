package org.challengectl.driver.virtual.internal;

import java.time.Instant;

/** A clock that stands still until it is told to go on. */
final class ManualClock implements AirClock {

  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

  private volatile long nanos = 1_000;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant instant() {
    return ORIGIN.plusNanos(nanos);
  }

  void set(long now) {
    nanos = now;
  }
}

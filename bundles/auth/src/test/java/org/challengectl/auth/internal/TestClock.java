package org.challengectl.auth.internal;

import java.time.Duration;
import java.time.Instant;
import org.challengectl.domain.ServerTime;

/** Time that passes when the test says so. */
final class TestClock implements ServerTime {

  private volatile Instant now = Instant.parse("2026-05-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}

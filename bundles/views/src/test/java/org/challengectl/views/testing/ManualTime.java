package org.challengectl.views.testing;

import java.time.Duration;
import java.time.Instant;
import org.challengectl.domain.ServerTime;

/** Time that passes when the test says so. */
public final class ManualTime implements ServerTime {

  private volatile Instant now = Instant.parse("2026-05-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }
}

package org.challengectl.views;

import java.time.Duration;

/** Durations as they travel. */
public final class Units {

  private Units() {}

  /** Seconds, to the millisecond. */
  public static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

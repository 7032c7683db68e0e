package org.challengectl.scheduler.internal;

import java.time.Instant;

/** Times that others tell us. */
final class Times {

  private Times() {}

  /** The told time, or the nearest that is possible. */
  static Instant within(Instant earliest, Instant told, Instant latest) {
    if (told.isAfter(latest)) {
      return latest;
    }
    return told.isBefore(earliest) ? earliest : told;
  }
}

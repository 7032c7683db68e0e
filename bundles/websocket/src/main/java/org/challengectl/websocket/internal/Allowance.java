package org.challengectl.websocket.internal;

import java.time.InstantSource;

/** How much a client may send in a second. Safe for concurrent use. */
final class Allowance {

  private final long perSecond;
  private final InstantSource clock;
  private long second;
  private long used;

  Allowance(long perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Counts what came; false if it is too much. */
  synchronized boolean take(long amount) {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      used = 0;
    }
    used += amount;
    return used <= perSecond;
  }
}

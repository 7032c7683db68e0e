package org.challengectl.scheduler.simulation;

import org.challengectl.domain.Transmission;

/** A radio that goes on radiating for a while after nobody feeds it any more. */
final class Radio {

  /** The longest that any radio's buffers need to run dry, as the agents know. */
  static final long MAX_DRAIN_NANOS = Chance.SECOND;

  private final Clockwork clockwork;
  private final Air air;
  private final String name;
  private final String site;
  private final long drainNanos;
  private Transmission feeding;
  private long fromNanos;

  Radio(Clockwork clockwork, Air air, String name, String site, long drainNanos) {
    this.clockwork = clockwork;
    this.air = air;
    this.name = name;
    this.site = site;
    this.drainNanos = drainNanos;
  }

  boolean fed() {
    return feeding != null;
  }

  long drainNanos() {
    return drainNanos;
  }

  void feed(Transmission transmission) {
    feeding = transmission;
    fromNanos = clockwork.nowNanos();
  }

  /** Feeds no more; what is in the buffers is still radiated. */
  void starve() {
    if (feeding != null) {
      air.add(
          new Air.Radiation(
              feeding.challengeId(),
              site,
              feeding.profile().bandAt(feeding.carrierHz()),
              name,
              feeding.fencingNumber(),
              fromNanos,
              clockwork.nowNanos() + drainNanos));
      feeding = null;
    }
  }
}

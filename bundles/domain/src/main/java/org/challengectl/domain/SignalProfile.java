package org.challengectl.domain;

import java.time.Duration;

/**
 * What the modulation says of a challenge's signal before it is made.
 *
 * @param duration from the first to the last sample
 * @param lowOffsetHz lower edge of the occupied band relative to the carrier
 * @param highOffsetHz upper edge, above {@code lowOffsetHz}
 */
public record SignalProfile(Duration duration, long lowOffsetHz, long highOffsetHz) {

  public SignalProfile {
    if (duration.isNegative() || highOffsetHz <= lowOffsetHz) {
      throw new IllegalArgumentException("not a signal's profile");
    }
  }

  /** The band that it occupies on a carrier. */
  public FrequencyBand bandAt(long carrierHz) {
    return new FrequencyBand(carrierHz + lowOffsetHz, carrierHz + highOffsetHz);
  }

  public long occupiedBandwidthHz() {
    return highOffsetHz - lowOffsetHz;
  }
}

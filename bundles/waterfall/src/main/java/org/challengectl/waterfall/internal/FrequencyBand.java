package org.challengectl.waterfall.internal;

/**
 * A band relative to the middle of the captured band.
 *
 * @param lowHz lower edge
 * @param highHz upper edge, at least {@code lowHz}
 */
record FrequencyBand(double lowHz, double highHz) {

  FrequencyBand {
    if (!(highHz >= lowHz)) {
      throw new IllegalArgumentException("not a band: " + lowHz + ".." + highHz + " Hz");
    }
  }

  double widthHz() {
    return highHz - lowHz;
  }

  double centreHz() {
    return (lowHz + highHz) / 2;
  }

  /** This band with so much more on either side. */
  FrequencyBand widened(double byHz) {
    return new FrequencyBand(lowHz - byHz, highHz + byHz);
  }

  /** The part of this band that a sample rate can hold. */
  FrequencyBand within(double sampleRateHz) {
    double edge = sampleRateHz / 2;
    return new FrequencyBand(
        Math.max(-edge, Math.min(edge, lowHz)), Math.max(-edge, Math.min(edge, highHz)));
  }
}

package org.challengectl.dsp;

/**
 * How steep a resampler is. The edges are fractions of the lower of its two rates.
 *
 * @param passBand edge of the flat pass band, below 0.5
 * @param stopBand where images and aliases are down by {@code attenuationDb}; above {@code
 *     passBand}, at most {@code 1 - passBand}. Up to 0.5 nothing aliases at all; above it only the
 *     band between pass and stop edge can be disturbed, never the pass band.
 * @param attenuationDb of images and aliases, 21-120 dB
 */
public record ResamplerDesign(double passBand, double stopBand, double attenuationDb) {

  /** Flat to 0.4, nothing aliases, 70 dB. */
  public static final ResamplerDesign STANDARD = new ResamplerDesign(0.4, 0.5, 70);

  /** Flat to 0.4 and clean there, half the work of {@link #STANDARD}. */
  public static final ResamplerDesign RELAXED = new ResamplerDesign(0.4, 0.6, 70);

  public ResamplerDesign {
    boolean edges = passBand > 0 && passBand < stopBand && stopBand <= 1 - passBand + 1e-9;
    if (!edges || !(attenuationDb >= 21) || !(attenuationDb <= 120)) {
      throw new IllegalArgumentException(
          "no resampler with pass band %s, stop band %s, %s dB"
              .formatted(passBand, stopBand, attenuationDb));
    }
  }

  /**
   * For a signal that is known to hold nothing beyond {@code bandwidthHz} on either side; the
   * cheapest design that keeps it clean.
   *
   * @param lowerRateHz the lower of the resampler's rates
   */
  public static ResamplerDesign forSignal(
      double bandwidthHz, double lowerRateHz, double attenuationDb) {
    double pass = bandwidthHz / lowerRateHz;
    return new ResamplerDesign(pass, 1 - pass, attenuationDb);
  }
}

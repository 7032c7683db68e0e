package org.challengectl.domain;

/**
 * A band of absolute frequencies, both ends included.
 *
 * @param lowHz above 0
 * @param highHz at least {@code lowHz}
 */
public record FrequencyBand(long lowHz, long highHz) {

  public FrequencyBand {
    if (lowHz <= 0 || highHz < lowHz) {
      throw new IllegalArgumentException("not a band: " + lowHz + ".." + highHz + " Hz");
    }
  }

  public boolean contains(FrequencyBand other) {
    return other.lowHz >= lowHz && other.highHz <= highHz;
  }

  public boolean overlaps(FrequencyBand other) {
    return lowHz <= other.highHz && other.lowHz <= highHz;
  }

  public long widthHz() {
    return highHz - lowHz;
  }
}

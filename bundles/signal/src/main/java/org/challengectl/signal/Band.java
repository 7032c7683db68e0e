package org.challengectl.signal;

/**
 * A band of frequencies relative to the carrier.
 *
 * @param lowHz lower edge, Hz; negative below the carrier
 * @param highHz upper edge, Hz; above {@code lowHz}
 */
public record Band(double lowHz, double highHz) {

  public Band {
    if (!(highHz > lowHz) || Double.isInfinite(lowHz) || Double.isInfinite(highHz)) {
      throw new IllegalArgumentException("not a band: " + lowHz + ".." + highHz + " Hz");
    }
  }

  /** A band of the given width around the carrier. */
  public static Band centred(double widthHz) {
    return new Band(-widthHz / 2, widthHz / 2);
  }

  /** The narrowest band that holds this one and another. */
  public Band and(Band other) {
    return new Band(Math.min(lowHz, other.lowHz), Math.max(highHz, other.highHz));
  }

  public double widthHz() {
    return highHz - lowHz;
  }

  public double centreHz() {
    return (lowHz + highHz) / 2;
  }
}

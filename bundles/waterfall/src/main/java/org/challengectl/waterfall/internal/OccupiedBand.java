package org.challengectl.waterfall.internal;

/**
 * The band that holds 99 % of a signal's power, by ITU-R SM.443: 0.5 % lies below it, 0.5 % above.
 *
 * @param lowHz lower edge
 * @param highHz upper edge
 * @param centreHz centre of gravity of the power between them
 * @param power in the band, in the unit of the spectrum
 */
record OccupiedBand(double lowHz, double highHz, double centreHz, double power) {

  private static final double OUTSIDE = 0.005;

  /**
   * Measures a spectrum from which the noise has been subtracted. Differences of noise may be
   * negative; they are not clipped, since that would add up to a bias.
   *
   * @param excess power of each bin over the noise
   * @param firstHz centre of the first bin
   * @param binHz from bin to bin, above 0
   * @return null if there is no power
   */
  static OccupiedBand of(double[] excess, double firstHz, double binHz) {
    double total = 0;
    for (double e : excess) {
      total += e;
    }
    if (!(total > 0)) {
      return null;
    }
    double low = crossing(excess, total * OUTSIDE, false);
    double high = excess.length - crossing(excess, total * OUTSIDE, true);
    if (!(high > low)) {
      return null;
    }
    double power = 0;
    double moment = 0;
    for (int k = 0; k < excess.length; k++) {
      double share = Math.max(0, Math.min(k + 1, high) - Math.max(k, low));
      power += share * excess[k];
      moment += share * excess[k] * k;
    }
    double edgeHz = firstHz - binHz / 2;
    double centre = Math.max(low, Math.min(high, moment / power + 0.5));
    return new OccupiedBand(
        edgeHz + low * binHz, edgeHz + high * binHz, edgeHz + centre * binHz, power);
  }

  /**
   * Where the sum from one end reaches a level, in bins from that end: the middle between the first
   * and the last time, as noise makes the sum go up and down before it rises for good.
   */
  private static double crossing(double[] excess, double level, boolean fromEnd) {
    double sum = 0;
    double first = Double.NaN;
    double last = 0;
    for (int k = 0; k < excess.length; k++) {
      double e = excess[fromEnd ? excess.length - 1 - k : k];
      if (sum < level && sum + e >= level) {
        last = k + (level - sum) / e;
        first = Double.isNaN(first) ? last : first;
      }
      sum += e;
    }
    return Double.isNaN(first) ? last : (first + last) / 2;
  }
}

package org.challengectl.waterfall.internal;

/**
 * Part of a spectrum, its bins gathered into groups of equal width. Frequencies are relative to the
 * spectrum's middle. Not thread-safe.
 */
final class BinRange {

  private final int points;
  private final int firstBin;
  private final int binsPerGroup;
  private final double binHz;
  private final float[] means;

  private BinRange(int points, int firstBin, int binsPerGroup, int groups, double binHz) {
    this.points = points;
    this.firstBin = firstBin;
    this.binsPerGroup = binsPerGroup;
    this.binHz = binHz;
    means = new float[groups];
  }

  /** The bins inside of a band, at least one, in at most {@code mostGroups} groups. */
  static BinRange of(FrequencyBand band, double binHz, int points, int mostGroups) {
    int half = points / 2;
    int first = (int) Math.max(0, Math.min(points - 1.0, Math.ceil(band.lowHz() / binHz) + half));
    int last =
        (int) Math.max(first, Math.min(points - 1.0, Math.floor(band.highHz() / binHz) + half));
    int bins = last - first + 1;
    int binsPerGroup = (bins + mostGroups - 1) / mostGroups;
    return new BinRange(points, first, binsPerGroup, bins / binsPerGroup, binHz);
  }

  int groups() {
    return means.length;
  }

  int binsPerGroup() {
    return binsPerGroup;
  }

  double groupHz() {
    return binsPerGroup * binHz;
  }

  /** Lower edge of the first group. */
  double lowHz() {
    return (firstBin - points / 2 - 0.5) * binHz;
  }

  double centreHz(int group) {
    return lowHz() + (group + 0.5) * groupHz();
  }

  /** The group that holds a frequency, the nearest one if none does. */
  int group(double hz) {
    return Math.max(0, Math.min(groups() - 1, (int) Math.floor((hz - lowHz()) / groupHz())));
  }

  /** The groups' mean densities, in an array that the next call overwrites. */
  float[] means(float[] density) {
    int bin = firstBin;
    for (int g = 0; g < means.length; g++) {
      float sum = 0;
      for (int k = 0; k < binsPerGroup; k++) {
        sum += density[bin++];
      }
      means[g] = sum / binsPerGroup;
    }
    return means;
  }
}

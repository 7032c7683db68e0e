package org.challengectl.waterfall.internal;

import java.util.Arrays;
import java.util.Locale;

/**
 * The range of levels that a picture's colours span: from the 5th to the 95th percentile of all its
 * pixels. Where signals fill less than that, the 95th percentile lies in the noise and would paint
 * it red; then the upper end is the 95th percentile of what stands out of the noise.
 *
 * @param lowDb shown as the weakest colour
 * @param highDb shown as the strongest, above {@code lowDb}
 */
record ColourScale(double lowDb, double highDb) {

  /** Less would make noise look like a signal. */
  static final double MIN_RANGE_DB = 20;

  /** More would show rounding errors around a signal without noise. */
  static final double MAX_RANGE_DB = 80;

  private static final double NORMAL_QUANTILE = 1.645;

  /** Pixels that stand out must be at least this part of the picture, or they are chance. */
  private static final double LEAST_SHARE = 2e-5;

  /** Chooses the range for a picture's pixels, in dB, all finite. */
  static ColourScale of(float[] pixelsDb) {
    if (pixelsDb.length == 0) {
      return new ColourScale(-MIN_RANGE_DB, 0);
    }
    float[] sorted = pixelsDb.clone();
    Arrays.sort(sorted);
    double low = percentile(sorted, 0, 0.05);
    double middle = percentile(sorted, 0, 0.5);
    double high = percentile(sorted, 0, 0.95);
    double noiseTop = middle + Math.max(1, 5 * (middle - low) / NORMAL_QUANTILE);
    int standsOut = firstAbove(sorted, noiseTop);
    if (sorted.length - standsOut > Math.max(8, LEAST_SHARE * sorted.length)) {
      high = Math.max(high, percentile(sorted, standsOut, 0.95));
    }
    if (high - low < MIN_RANGE_DB) {
      // Noise alone, or a weak signal: the noise belongs near the lower end.
      high = low + MIN_RANGE_DB;
    }
    return new ColourScale(Math.max(low, high - MAX_RANGE_DB), high);
  }

  /** Where a level lies, 0 to 1 inside the range. */
  double level(double db) {
    return (db - lowDb) / (highDb - lowDb);
  }

  /** The range in words that programs can read: {@code -113.42 -33.42 dBFS in 976.56 Hz}. */
  String text(double resolutionHz) {
    return String.format(Locale.ROOT, "%.2f %.2f dBFS in %.2f Hz", lowDb, highDb, resolutionHz);
  }

  private static double percentile(float[] sorted, int from, double share) {
    return sorted[from + (int) Math.round(share * (sorted.length - 1 - from))];
  }

  private static int firstAbove(float[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

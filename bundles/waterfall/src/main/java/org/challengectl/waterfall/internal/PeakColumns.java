package org.challengectl.waterfall.internal;

/**
 * Brings a spectrum to a picture's columns. Where several bins share a column, the strongest is
 * taken, so that a narrow signal stays visible in a wide span, and weighed so that noise looks the
 * same whatever the number of bins: the mean of the strongest of n noise powers is 1 + 1/2 + ... +
 * 1/n times their mean. Not thread-safe.
 */
final class PeakColumns {

  private final int[] edges;
  private final float[] weights;
  private final float[] columns;

  /**
   * @param lowBin bin (with its fraction) at the left edge of the first column
   * @param highBin bin at the right edge of the last column
   * @param points bins of the spectrum
   * @param columns at least 1
   */
  PeakColumns(double lowBin, double highBin, int points, int columns) {
    this.columns = new float[columns];
    edges = new int[2 * columns];
    weights = new float[columns];
    double perColumn = (highBin - lowBin) / columns;
    double usual = harmonic(Math.max(1, (int) Math.floor(perColumn)));
    for (int c = 0; c < columns; c++) {
      double left = lowBin + c * perColumn;
      int first = clamp((int) Math.ceil(left - 1e-9), points - 1);
      int end = clamp((int) Math.ceil(left + perColumn - 1e-9), points);
      if (end <= first) {
        first = clamp((int) Math.round(left + perColumn / 2), points - 1);
        end = first + 1;
      }
      edges[2 * c] = first;
      edges[2 * c + 1] = end;
      weights[c] = (float) (usual / harmonic(end - first));
    }
  }

  /** The columns of one spectrum, in an array that the next call overwrites. */
  float[] of(float[] density) {
    for (int c = 0; c < columns.length; c++) {
      float most = 0;
      for (int k = edges[2 * c]; k < edges[2 * c + 1]; k++) {
        if (density[k] > most) {
          most = density[k];
        }
      }
      columns[c] = most * weights[c];
    }
    return columns;
  }

  /** 1 + 1/2 + ... + 1/n. */
  static double harmonic(int n) {
    if (n > 100) {
      return Math.log(n) + 0.5772156649 + 0.5 / n;
    }
    double sum = 0;
    for (int k = 1; k <= n; k++) {
      sum += 1.0 / k;
    }
    return sum;
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(most, value));
  }
}

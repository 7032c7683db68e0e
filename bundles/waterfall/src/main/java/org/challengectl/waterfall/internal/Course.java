package org.challengectl.waterfall.internal;

import java.util.Arrays;

/**
 * When a signal was on the air, in rows and parts of rows after the beginning of the first row.
 *
 * @param startRow when it began
 * @param stopRow when it ended
 * @param strongest density over the noise of the strongest row, summed over its groups
 */
record Course(double startRow, double stopRow, double strongest) {

  /** Against the usual level; less at a burst's ends is the side lobes of the frames. */
  private static final double EDGE = 0.1;

  static Course of(BandCourse seen, Detection detection) {
    int first = detection.bursts().get(0).first();
    int last = first;
    double noise = detection.meanNoise(detection.region()) * detection.region().size();
    for (Bursts.Burst burst : detection.bursts()) {
      last = Math.max(last, burst.last());
    }
    double[] excess = new double[last - first + 1];
    double strongest = 0;
    int on = 0;
    double[] sorted = new double[excess.length];
    for (int i = 0; i < excess.length; i++) {
      excess[i] = seen.sum(first + i, detection.region()) - noise;
      strongest = Math.max(strongest, excess[i]);
      if (excess[i] > noise) {
        sorted[on++] = excess[i];
      }
    }
    if (on == 0) {
      return new Course(first, last + 1, Math.max(strongest, noise * 1e-3));
    }
    Arrays.sort(sorted, 0, on);
    double usual = sorted[on / 2];
    double edge = Math.max(EDGE * usual, noise / 2);
    int start = 0;
    while (excess[start] < edge && start < excess.length - 1) {
      start++;
    }
    int stop = excess.length - 1;
    while (excess[stop] < edge && stop > start) {
      stop--;
    }
    // An edge row is filled as far as its power says.
    double startRow = first + start + 1 - Math.min(1, excess[start] / usual);
    double stopRow = first + stop + Math.min(1, excess[stop] / usual);
    return new Course(startRow, Math.max(startRow, stopRow), strongest);
  }
}

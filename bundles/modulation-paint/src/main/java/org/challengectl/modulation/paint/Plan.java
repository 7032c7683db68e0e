package org.challengectl.modulation.paint;

import org.challengectl.signal.Signal;

/**
 * How a picture's area of frequency and time is divided into symbols of orthogonal carriers.
 *
 * @param widthHz of the picture
 * @param seconds from the first line to the last
 * @param carriers that the width is divided into, a power of two
 */
record Plan(double widthHz, double seconds, int carriers) {

  private static final int LEAST_CARRIERS = 64;
  private static final int MOST_CARRIERS = 4_096;

  /** Receivers look at a few milliseconds at a time; symbols need not be longer. */
  private static final double RECEIVER_SECONDS = 0.002;

  private static final int RECEIVER_BINS = 1_024;

  /** So many carriers beyond the outermost one, a Hann-shaped symbol is 65 dB down. */
  private static final double SKIRT_CARRIERS = 12;

  /** Room for the filters that bring the signal to a device's rate. */
  private static final double RATE_PER_EDGE = 2.25;

  /**
   * Carriers enough for the picture's columns, unless its lines would then not find the time; then
   * both lose alike.
   */
  static Plan of(double widthHz, double seconds, int columns, int rows) {
    double balanced = Math.sqrt(seconds * columns / (rows * widthHz));
    double useful =
        Math.max(columns / widthHz, Math.min(RECEIVER_SECONDS, RECEIVER_BINS / widthHz));
    double wanted = widthHz * Math.min(balanced, useful);
    int power = (int) Math.round(Math.log(wanted) / Math.log(2));
    int carriers = 1 << Math.max(0, Math.min(30, power));
    return new Plan(widthHz, seconds, Math.max(LEAST_CARRIERS, Math.min(MOST_CARRIERS, carriers)));
  }

  /** Samples per second of the signal before it is brought to a device's rate. */
  int rateHz() {
    return (int) Math.round(2 * widthHz);
  }

  double spacingHz() {
    return rateHz() / (2.0 * carriers);
  }

  /** Nothing worth keeping lies beyond. */
  double edgeHz() {
    return widthHz / 2 + SKIRT_CARRIERS * spacingHz();
  }

  /**
   * The lowest rate of a device that has room for it.
   *
   * @param centreHz of the picture
   */
  int minimumRateHz(double centreHz) {
    double farthestHz = edgeHz() + Math.abs(centreHz);
    return (int) Math.max(Signal.MIN_SAMPLE_RATE_HZ, Math.ceil(RATE_PER_EDGE * farthestHz));
  }

  /** Symbols that fit into the time; each overlaps half of its neighbours. */
  long symbols() {
    return Math.max(1, Math.round(seconds * rateHz() / carriers) - 1);
  }

  /** How long so many symbols take. */
  double secondsOf(long symbols) {
    return (symbols + 1) * (double) carriers / rateHz();
  }
}

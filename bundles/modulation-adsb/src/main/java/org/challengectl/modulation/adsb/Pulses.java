package org.challengectl.modulation.adsb;

/**
 * The pulses of one frame (ICAO Annex 10, volume IV, 3.1.2.2): a preamble of four, then one in the
 * first half of a microsecond for a one, in the second half for a zero. Times are counted in halves
 * of a microsecond from the start of the preamble.
 */
final class Pulses {

  /** Halves of a microsecond in a second. */
  static final int PER_SECOND = 2_000_000;

  private static final int PREAMBLE = 0b1010_0001_0100_0000;
  private static final int PREAMBLE_LENGTH = 16;

  /** Rise and decay from 0 to 1: 0.12 us, so that it takes 0.07 us from 10 to 90 %. */
  private static final double EDGE = 0.24;

  /** On or off; with one that is off at either end. */
  private final boolean[] on;

  /** How long the pulses before each half microsecond lasted. */
  private final int[] before;

  Pulses(byte[] frame) {
    on = new boolean[PREAMBLE_LENGTH + 16 * frame.length + 2];
    for (int n = 0; n < PREAMBLE_LENGTH; n++) {
      on[1 + n] = (PREAMBLE >> (PREAMBLE_LENGTH - 1 - n) & 1) == 1;
    }
    for (int bit = 0; bit < 8 * frame.length; bit++) {
      boolean one = (frame[bit / 8] >> (7 - bit % 8) & 1) == 1;
      on[1 + PREAMBLE_LENGTH + 2 * bit + (one ? 0 : 1)] = true;
    }
    before = before(on);
  }

  private Pulses(boolean[] on) {
    this.on = on;
    before = before(on);
  }

  /** Three halves of a microsecond, of which the middle one begins at 0. */
  static Pulses three(boolean first, boolean middle, boolean last) {
    return new Pulses(new boolean[] {first, middle, last});
  }

  private static int[] before(boolean[] on) {
    int[] before = new int[on.length + 1];
    for (int n = 0; n < on.length; n++) {
      before[n + 1] = before[n] + (on[n] ? 1 : 0);
    }
    return before;
  }

  /**
   * Whether there is a pulse in a half microsecond; there is none before the first and after the
   * last.
   */
  boolean on(int half) {
    return half >= 0 && half < length() && on[1 + half];
  }

  int length() {
    return on.length - 2;
  }

  /** The mean level between two times. */
  double mean(double from, double to) {
    return (area(to) - area(from)) / (to - from);
  }

  /** The integral of the level up to a time. */
  private double area(double time) {
    double position = Math.max(0, Math.min(time + 1, on.length - 1e-9));
    int index = (int) position;
    double within = position - index;
    double area = before[index] + (on[index] ? within : 0);
    if (within < EDGE / 2 && index > 0) {
      area += step(index - 1, index) * rounded(within);
    } else if (within > 1 - EDGE / 2 && index + 1 < on.length) {
      area += step(index, index + 1) * rounded(within - 1);
    }
    return area;
  }

  private int step(int first, int second) {
    return (on[second] ? 1 : 0) - (on[first] ? 1 : 0);
  }

  /** What a raised cosine's integral has over that of a step in its middle. */
  private static double rounded(double time) {
    double part = time / EDGE + 0.5;
    return EDGE * (part / 2 - Math.sin(Math.PI * part) / (2 * Math.PI)) - Math.max(0, time);
  }
}

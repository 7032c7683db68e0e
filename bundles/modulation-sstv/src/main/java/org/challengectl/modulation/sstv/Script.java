package org.challengectl.modulation.sstv;

/**
 * Frequencies of the subcarrier one after the other, each for a time of its own that need not be a
 * whole number of samples. Filled anew for every line.
 */
final class Script {

  /** Of black. */
  static final double BLACK_HZ = 1_500;

  private static final double HZ_PER_LEVEL = 800 / 255.0;

  /** More than three colours of a line with what parts them. */
  private static final int CAPACITY = 3 * Mode.WIDTH + 16;

  private final double[] hz = new double[CAPACITY];
  private final double[] ends = new double[CAPACITY];
  private int count;

  void clear() {
    count = 0;
  }

  /** A frequency for a time. */
  void tone(double seconds, double frequencyHz) {
    hz[count] = frequencyHz;
    ends[count] = seconds() + seconds;
    count++;
  }

  /** A brightness for a time: 1500 Hz is black, 2300 Hz white. */
  void level(double seconds, double level) {
    tone(seconds, BLACK_HZ + HZ_PER_LEVEL * Math.max(0, Math.min(255, level)));
  }

  int count() {
    return count;
  }

  double hz(int index) {
    return hz[index];
  }

  /** From the start of the script to the end of a frequency. */
  double end(int index) {
    return ends[index];
  }

  /** Length of all. */
  double seconds() {
    return count == 0 ? 0 : ends[count - 1];
  }
}

package org.challengectl.dsp.internal;

/**
 * Sine and cosine of a phase kept as a 64-bit fraction of a turn: adding wraps by itself, nothing
 * drifts. A table and the first two terms of the addition theorem give errors below -150 dB before
 * rounding to float.
 */
public final class SineTable {

  private static final int BITS = 10;
  private static final int SIZE = 1 << BITS;
  private static final int MASK = SIZE - 1;
  private static final int QUARTER = SIZE / 4;
  private static final float[] SINE = new float[SIZE];

  /** Radians per unit of the 24 bits that follow the index. */
  private static final float FINE = (float) (2 * Math.PI / SIZE / (1 << 24));

  static {
    for (int i = 0; i < SIZE; i++) {
      SINE[i] = (float) Math.sin(2 * Math.PI * i / SIZE);
    }
  }

  private SineTable() {}

  /** Phase step per sample, as a 64-bit fraction of a turn. */
  public static long step(double frequencyHz, double sampleRateHz) {
    double turns = frequencyHz / sampleRateHz;
    turns -= Math.rint(turns);
    return (long) (turns * 0x1p63) << 1;
  }

  /** Index of the nearest table entry below. */
  public static int index(long phase) {
    return (int) (phase >>> (64 - BITS));
  }

  /** What is left of the phase beyond {@link #index}, in radians. */
  public static float rest(long phase) {
    return FINE * (int) ((phase >>> (64 - BITS - 24)) & 0xFFFFFF);
  }

  /** Sine at an index plus a small angle. */
  public static float sine(int index, float rest) {
    float s = SINE[index];
    return s + rest * (SINE[(index + QUARTER) & MASK] - 0.5f * rest * s);
  }

  /** Cosine at an index plus a small angle. */
  public static float cosine(int index, float rest) {
    float c = SINE[(index + QUARTER) & MASK];
    return c - rest * (SINE[index] + 0.5f * rest * c);
  }
}

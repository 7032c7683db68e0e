package org.challengectl.modulation.wbfm;

import java.util.Arrays;

/**
 * The subcarrier of the Radio Data System at {@value #RATE_HZ} samples per second: bits are
 * differentially encoded, sent as biphase symbols of the standard's shape, and suppress-carrier
 * modulated onto 57 kHz (IEC 62106, section 1). At four times the subcarrier's frequency, and so at
 * 192 samples per bit, all of it are tables.
 */
final class RdsSubcarrier {

  static final int RATE_HZ = 228_000;

  private static final int BIT_SAMPLES = 192;
  private static final int SPAN_BITS = 6;

  private final byte[] bits;
  private final float[] symbol = new float[SPAN_BITS * BIT_SAMPLES];
  private final float[] coming = new float[SPAN_BITS * BIT_SAMPLES];
  private int inBit = BIT_SAMPLES;
  private int nextBit;
  private int level;
  private int quarter;

  /**
   * @param bits 0 and 1, sent again and again
   */
  RdsSubcarrier(byte[] bits) {
    this.bits = bits.clone();
    double peak = 0;
    for (int n = 0; n < symbol.length; n++) {
      double time = (n - symbol.length / 2.0) / BIT_SAMPLES;
      symbol[n] = (float) (impulse(time + 0.25) - impulse(time - 0.25));
      peak = Math.max(peak, Math.abs(symbol[n]));
    }
    for (int n = 0; n < symbol.length; n++) {
      symbol[n] /= (float) (PEAK_OF_SEQUENCE * peak);
    }
  }

  /** Neighbours add to a symbol's own peak, by less than this factor. */
  private static final double PEAK_OF_SEQUENCE = 1.6;

  /**
   * Impulse response of the shaping filter, whose frequency response is the quarter of a cosine
   * that ends at two bits' rate.
   *
   * @param time in bits
   */
  private static double impulse(double time) {
    return sinc(4 * time + 0.5) + sinc(4 * time - 0.5);
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  /** Adds the subcarrier to a multiplex signal. */
  void addTo(float[] multiplex, int samples, float amplitude) {
    for (int n = 0; n < samples; n++) {
      if (inBit == BIT_SAMPLES) {
        startBit();
      }
      float value = coming[inBit] * amplitude;
      inBit++;
      switch (quarter) {
        case 0 -> multiplex[n] += value;
        case 2 -> multiplex[n] -= value;
        default -> {}
      }
      quarter = quarter + 1 & 3;
    }
  }

  private void startBit() {
    System.arraycopy(coming, BIT_SAMPLES, coming, 0, coming.length - BIT_SAMPLES);
    Arrays.fill(coming, coming.length - BIT_SAMPLES, coming.length, 0);
    level ^= bits[nextBit];
    nextBit = nextBit + 1 == bits.length ? 0 : nextBit + 1;
    float sign = level == 0 ? -1 : 1;
    for (int n = 0; n < symbol.length; n++) {
      coming[n] += sign * symbol[n];
    }
    inBit = 0;
  }
}

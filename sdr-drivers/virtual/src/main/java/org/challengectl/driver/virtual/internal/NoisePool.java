package org.challengectl.driver.virtual.internal;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * White Gaussian noise at the price of a copy: short runs from random places of a pool that was
 * made once. The pool is long enough (2^18 complex samples) that even endless averaging of its
 * spectrum in 2048 bins stays within about 0.4 dB of flat.
 */
final class NoisePool {

  private static final int LENGTH = 1 << 19;
  private static final int RUN = 2048;

  private static final class Holder {
    static final float[] POOL = make();
  }

  private final SplittableRandom random;

  NoisePool(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * Overwrites samples with noise.
   *
   * @param sigma standard deviation of I and of Q
   */
  void fill(float[] iq, int samples, float sigma) {
    float[] pool = Holder.POOL;
    int end = 2 * samples;
    for (int at = 0; at < end; at += RUN) {
      int run = Math.min(RUN, end - at);
      int from = random.nextInt(LENGTH - RUN);
      for (int i = 0; i < run; i++) {
        iq[at + i] = sigma * pool[from + i];
      }
    }
  }

  private static float[] make() {
    RandomGenerator gaussian = new SplittableRandom(0x5EED);
    float[] pool = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      pool[i] = (float) gaussian.nextGaussian();
    }
    return pool;
  }
}

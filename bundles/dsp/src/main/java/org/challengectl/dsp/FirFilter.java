package org.challengectl.dsp;

import java.util.Arrays;

/**
 * A real FIR filter on a stream of real samples. Works tap by tap over a block, which the compiler
 * turns into vector instructions (only where all arrays are indexed from 0, hence the copies); each
 * output is summed in the same order whatever the block sizes.
 */
public final class FirFilter {

  private static final int BLOCK = 512;

  private final float[] taps;
  private final float[] window;
  private final float[] sums = new float[BLOCK];
  private final float[] shifted = new float[BLOCK];

  /**
   * @param taps impulse response, copied
   */
  public FirFilter(float[] taps) {
    if (taps.length == 0) {
      throw new IllegalArgumentException("a filter needs at least one tap");
    }
    this.taps = taps.clone();
    window = new float[taps.length - 1 + BLOCK];
  }

  /** Filters as many samples as are given; {@code out} may be {@code in} at the same offset. */
  public void execute(float[] in, int inOffset, int samples, float[] out, int outOffset) {
    int history = taps.length - 1;
    for (int done = 0; done < samples; done += BLOCK) {
      int count = Math.min(BLOCK, samples - done);
      System.arraycopy(in, inOffset + done, window, history, count);
      Arrays.fill(sums, 0, count, 0);
      for (int t = 0; t < taps.length; t++) {
        System.arraycopy(window, history - t, shifted, 0, count);
        accumulate(sums, taps[t], shifted, count);
      }
      System.arraycopy(sums, 0, out, outOffset + done, count);
      System.arraycopy(window, count, window, 0, history);
    }
  }

  private static void accumulate(float[] sums, float tap, float[] shifted, int count) {
    for (int n = 0; n < count; n++) {
      sums[n] += tap * shifted[n];
    }
  }

  /** Delay in samples of a filter with linear phase. */
  public double delaySamples() {
    return (taps.length - 1) / 2.0;
  }

  /** Forgets all that came before. */
  public void reset() {
    Arrays.fill(window, 0);
  }
}

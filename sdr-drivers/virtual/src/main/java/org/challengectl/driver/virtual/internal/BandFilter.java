package org.challengectl.driver.virtual.internal;

import java.util.Arrays;
import org.challengectl.dsp.FirDesign;

/**
 * A low-pass filter on complex samples. Works tap by tap over a block, which the compiler turns
 * into vector instructions.
 */
final class BandFilter {

  static final double ATTENUATION_DB = 70;

  private static final int BLOCK = 512;

  private final float[] taps;
  private final int history;
  private final float[] window;
  private final float[] sums = new float[2 * BLOCK];

  /**
   * @param edgeHz from where nothing passes any more
   * @param transitionHz width of the transition band, below the edge
   */
  BandFilter(double edgeHz, double transitionHz, double sampleRateHz) {
    taps = FirDesign.lowPass(edgeHz - transitionHz / 2, transitionHz, ATTENUATION_DB, sampleRateHz);
    history = 2 * (taps.length - 1);
    window = new float[history + 2 * BLOCK];
  }

  /** Filters in place. */
  void execute(float[] iq, int offset, int samples) {
    for (int done = 0; done < samples; done += BLOCK) {
      int floats = 2 * Math.min(BLOCK, samples - done);
      int from = offset + 2 * done;
      System.arraycopy(iq, from, window, history, floats);
      Arrays.fill(sums, 0, floats, 0);
      for (int t = 0; t < taps.length; t++) {
        accumulate(taps[t], 2 * t, floats);
      }
      System.arraycopy(sums, 0, iq, from, floats);
      System.arraycopy(window, floats, window, 0, history);
    }
  }

  private void accumulate(float tap, int from, int floats) {
    for (int n = 0; n < floats; n++) {
      sums[n] += tap * window[from + n];
    }
  }
}

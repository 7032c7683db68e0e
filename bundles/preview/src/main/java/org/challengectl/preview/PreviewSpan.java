package org.challengectl.preview;

import org.challengectl.signal.Band;

/** How much around a signal without noise is shown. */
public final class PreviewSpan {

  private static final double OVER_BANDWIDTH = 4;
  private static final double LEAST_HZ = 2_000;

  private PreviewSpan() {}

  /** Four times the occupied bandwidth, at least 2 kHz, at most the sample rate. */
  public static double hz(Band occupied, int sampleRateHz) {
    return Math.min(Math.max(LEAST_HZ, OVER_BANDWIDTH * occupied.widthHz()), sampleRateHz);
  }
}

package org.challengectl.dsp.internal;

import java.util.Arrays;

/**
 * A polyphase stage that raises the rate by a small whole number. All outputs of a phase are made
 * together, four taps at a time over a whole block, which the compiler turns into vector
 * instructions (only where all arrays are indexed from 0, hence the copies); each output is summed
 * in the same order whatever the block sizes.
 */
final class InterpolatorStage implements ResamplerStage {

  private static final int MAX_FACTOR = 16;
  private static final int TAPS_AT_ONCE = 4;

  /** What rounding leaves of a coefficient that is zero. */
  private static final float NOTHING = 1e-12f;

  private final int factor;
  private final int channels;
  private final int taps;
  private final double delay;

  /** Of each phase, from the oldest input to the newest; zeros before make them a whole number. */
  private final float[][] rows;

  /**
   * The tap that is all of the first phase, as in a half-band filter: its outputs are inputs. -1 if
   * it has more.
   */
  private final int copiedTap;

  private final float[] window;
  private final float[][] sums;
  private final float[] shifted0;
  private final float[] shifted1;
  private final float[] shifted2;
  private final float[] shifted3;

  /**
   * @param ratio that {@link #suits}
   * @param channels 1 for real, 2 for complex samples
   * @param maxInput most samples that one call brings
   */
  InterpolatorStage(PolyphaseRatio ratio, PolyphaseDesign design, int channels, int maxInput) {
    this.channels = channels;
    factor = Math.toIntExact(ratio.up());
    delay = design.taps() / 2.0;
    int padding = -design.taps() & (TAPS_AT_ONCE - 1);
    taps = design.taps() + padding;
    rows = new float[factor][taps];
    float[] all = design.rows(factor);
    for (int phase = 0; phase < factor; phase++) {
      System.arraycopy(all, phase * design.taps(), rows[phase], padding, design.taps());
    }
    copiedTap = onlyTap(rows[0]);
    window = new float[(taps - 1 + maxInput) * channels];
    int most = maxInput * channels;
    sums = new float[factor][most];
    shifted0 = new float[most];
    shifted1 = new float[most];
    shifted2 = new float[most];
    shifted3 = new float[most];
  }

  private static int onlyTap(float[] row) {
    int only = -1;
    for (int t = 0; t < row.length; t++) {
      if (Math.abs(row[t]) > NOTHING) {
        if (only >= 0) {
          return -1;
        }
        only = t;
      }
    }
    return only;
  }

  static boolean suits(PolyphaseRatio ratio) {
    return ratio.down() == 1 && ratio.up() <= MAX_FACTOR;
  }

  @Override
  public long maxOutput(long input) {
    return input * factor;
  }

  @Override
  public double delay() {
    return delay;
  }

  @Override
  public void reset() {
    Arrays.fill(window, 0);
  }

  @Override
  public int execute(float[] in, int inOffset, int samples, float[] out, int outOffset) {
    int history = (taps - 1) * channels;
    int count = samples * channels;
    System.arraycopy(in, inOffset, window, history, count);
    int first = copiedTap < 0 ? 0 : 1;
    for (int phase = first; phase < factor; phase++) {
      Arrays.fill(sums[phase], 0, count, 0);
    }
    for (int t = 0; t < taps; t += TAPS_AT_ONCE) {
      System.arraycopy(window, t * channels, shifted0, 0, count);
      System.arraycopy(window, (t + 1) * channels, shifted1, 0, count);
      System.arraycopy(window, (t + 2) * channels, shifted2, 0, count);
      System.arraycopy(window, (t + 3) * channels, shifted3, 0, count);
      for (int phase = first; phase < factor; phase++) {
        accumulate(sums[phase], rows[phase], t, count);
      }
    }
    if (first == 1) {
      spread(window, copiedTap * channels, samples, out, outOffset);
    }
    for (int phase = first; phase < factor; phase++) {
      spread(sums[phase], 0, samples, out, outOffset + phase * channels);
    }
    System.arraycopy(window, count, window, 0, history);
    return samples * factor;
  }

  private void accumulate(float[] sum, float[] row, int t, int count) {
    float c0 = row[t];
    float c1 = row[t + 1];
    float c2 = row[t + 2];
    float c3 = row[t + 3];
    float[] x0 = shifted0;
    float[] x1 = shifted1;
    float[] x2 = shifted2;
    float[] x3 = shifted3;
    for (int n = 0; n < count; n++) {
      sum[n] = sum[n] + c0 * x0[n] + c1 * x1[n] + c2 * x2[n] + c3 * x3[n];
    }
  }

  private void spread(float[] from, int offset, int samples, float[] out, int outOffset) {
    int step = factor * channels;
    if (channels == 1) {
      for (int n = 0; n < samples; n++) {
        out[outOffset + n * step] = from[offset + n];
      }
    } else {
      for (int n = 0; n < samples; n++) {
        out[outOffset + n * step] = from[offset + 2 * n];
        out[outOffset + n * step + 1] = from[offset + 2 * n + 1];
      }
    }
  }
}

package org.challengectl.dsp.internal;

import java.util.Arrays;

/**
 * Raises the rate of a signal that is narrow against it, by any ratio, with cubic B-splines (M.
 * Unser, "Splines: a perfect fit for signal and image processing", 1999). Their frequency response
 * {@code sinc^4} has fourfold zeros where the images of a narrow signal lie, for four
 * multiplications a sample; three taps before it take back the droop, to within 0.1 dB.
 */
final class SplineStage implements ResamplerStage {

  private static final int POINTS = 4;
  private static final float SIDE_TAP = -1 / 6f;
  private static final float CENTRE_TAP = 4 / 3f;

  private final PolyphaseRatio ratio;
  private final int channels;
  private final CubicRun cubic;

  /** Outputs that there are at least between two inputs. */
  private final int run;

  /** A piece that starts at a phase below this one holds one output more. */
  private final long longRunBelow;

  /** The last two inputs, for the droop's filter. */
  private final float[] last;

  private final float[] window;
  private long phase;

  /**
   * @param ratio raises the rate
   */
  SplineStage(PolyphaseRatio ratio, int channels, int maxInput) {
    this.ratio = ratio;
    this.channels = channels;
    run = Math.toIntExact(ratio.up() / ratio.down());
    longRunBelow = ratio.up() % ratio.down();
    cubic = new CubicRun(ratio.down() / (double) ratio.up(), run + 1);
    last = new float[2 * channels];
    window = new float[(POINTS - 1 + maxInput) * channels];
  }

  /**
   * Whether images are down far enough.
   *
   * @param edge of the signal as a fraction of the input rate
   */
  static boolean suits(double edge, double attenuationDb) {
    return edge / (1 - edge) <= Math.pow(10, -attenuationDb / 80);
  }

  @Override
  public long maxOutput(long input) {
    return ratio.maxOutput(input);
  }

  @Override
  public double delay() {
    return 3;
  }

  @Override
  public void reset() {
    Arrays.fill(last, 0);
    Arrays.fill(window, 0);
    phase = 0;
  }

  @Override
  public int execute(float[] in, int inOffset, int samples, float[] out, int outOffset) {
    int history = (POINTS - 1) * channels;
    for (int c = 0; c < channels; c++) {
      lift(in, inOffset + c, samples, history + c, c);
    }
    int o = outOffset;
    double perPhase = 1.0 / ratio.up();
    for (int n = 0; n < samples; n++) {
      int count = phase < longRunBelow ? run + 1 : run;
      float start = (float) (phase * perPhase);
      if (channels == 2) {
        cubic.complex(window, 2 * n, start, count, out, o);
      } else {
        cubic.real(window, n, start, count, out, o);
      }
      o += count * channels;
      phase += count * ratio.down() - ratio.up();
    }
    System.arraycopy(window, samples * channels, window, 0, history);
    return (o - outOffset) / channels;
  }

  /** Takes back the droop of one channel. */
  private void lift(float[] in, int from, int samples, int to, int channel) {
    float before = last[channel];
    float middle = last[channels + channel];
    for (int n = 0; n < samples; n++) {
      float x = in[from + n * channels];
      window[to + n * channels] = CENTRE_TAP * middle + SIDE_TAP * (x + before);
      before = middle;
      middle = x;
    }
    last[channel] = before;
    last[channels + channel] = middle;
  }
}

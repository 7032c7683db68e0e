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
  private final long up;
  private final long stepWhole;
  private final long stepPhase;
  private final float perPhase;
  private final int channels;

  /** The last two inputs, for the droop's filter. */
  private final float[] last;

  private final float[] window;
  private long ahead;
  private long phase;

  SplineStage(PolyphaseRatio ratio, int channels, int maxInput) {
    this.ratio = ratio;
    this.channels = channels;
    up = ratio.up();
    stepWhole = ratio.down() / up;
    stepPhase = ratio.down() % up;
    perPhase = 1f / up;
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
    ahead = 0;
    phase = 0;
  }

  @Override
  public int execute(float[] in, int inOffset, int samples, float[] out, int outOffset) {
    int history = (POINTS - 1) * channels;
    lift(in, inOffset, samples, history);
    int end = channels == 2 ? complex(samples, out, outOffset) : real(samples, out, outOffset);
    ahead -= samples;
    System.arraycopy(window, samples * channels, window, 0, history);
    return (end - outOffset) / channels;
  }

  private void lift(float[] in, int inOffset, int samples, int history) {
    for (int n = 0; n < samples * channels; n++) {
      int at = inOffset + n;
      int c = n % channels;
      float x = in[at];
      window[history + n] = CENTRE_TAP * last[channels + c] + SIDE_TAP * (x + last[c]);
      last[c] = last[channels + c];
      last[channels + c] = x;
    }
  }

  private int complex(int samples, float[] out, int outOffset) {
    int o = outOffset;
    while (ahead < samples) {
      int x = 2 * (int) ahead;
      float i0 = window[x];
      float i1 = window[x + 2];
      float i2 = window[x + 4];
      float i3 = window[x + 6];
      float q0 = window[x + 1];
      float q1 = window[x + 3];
      float q2 = window[x + 5];
      float q3 = window[x + 7];
      float ci0 = constant(i0, i1, i2);
      float ci1 = linear(i0, i2);
      float ci2 = square(i0, i1, i2);
      float ci3 = cube(i0, i1, i2, i3);
      float cq0 = constant(q0, q1, q2);
      float cq1 = linear(q0, q2);
      float cq2 = square(q0, q1, q2);
      float cq3 = cube(q0, q1, q2, q3);
      long p = phase;
      // With a step below one input, all outputs up to the next input share the polynomial.
      do {
        float t = p * perPhase;
        out[o] = ((ci3 * t + ci2) * t + ci1) * t + ci0;
        out[o + 1] = ((cq3 * t + cq2) * t + cq1) * t + cq0;
        o += 2;
        p += stepPhase;
      } while (p < up && stepWhole == 0);
      advance(p);
    }
    return o;
  }

  private int real(int samples, float[] out, int outOffset) {
    int o = outOffset;
    while (ahead < samples) {
      int x = (int) ahead;
      float x0 = window[x];
      float x1 = window[x + 1];
      float x2 = window[x + 2];
      float x3 = window[x + 3];
      float c0 = constant(x0, x1, x2);
      float c1 = linear(x0, x2);
      float c2 = square(x0, x1, x2);
      float c3 = cube(x0, x1, x2, x3);
      long p = phase;
      do {
        float t = p * perPhase;
        out[o++] = ((c3 * t + c2) * t + c1) * t + c0;
        p += stepPhase;
      } while (p < up && stepWhole == 0);
      advance(p);
    }
    return o;
  }

  private void advance(long newPhase) {
    ahead += stepWhole;
    phase = newPhase;
    if (phase >= up) {
      phase -= up;
      ahead++;
    }
  }

  private static float constant(float x0, float x1, float x2) {
    return (x0 + 4 * x1 + x2) * (1 / 6f);
  }

  private static float linear(float x0, float x2) {
    return 0.5f * (x2 - x0);
  }

  private static float square(float x0, float x1, float x2) {
    return 0.5f * (x0 + x2) - x1;
  }

  private static float cube(float x0, float x1, float x2, float x3) {
    return (x3 - x0 + 3 * (x1 - x2)) * (1 / 6f);
  }
}

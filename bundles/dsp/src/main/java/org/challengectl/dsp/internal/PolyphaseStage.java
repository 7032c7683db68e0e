package org.challengectl.dsp.internal;

import java.util.Arrays;

/**
 * A polyphase stage of any ratio. The position is kept in whole numbers, so it never drifts. Where
 * a table of all phases would be too large, coefficients are interpolated between {@value #ROWS} of
 * them; the prototype is narrow against their spacing, so what this adds is below -90 dB.
 */
final class PolyphaseStage implements ResamplerStage {

  private static final int ROWS = 128;

  /** Most coefficients that a table of all phases may have. */
  private static final int MAX_TABLE = 1 << 16;

  private final PolyphaseRatio ratio;
  private final long up;
  private final int channels;
  private final int taps;
  private final boolean exact;
  private final float[] rows;
  private final float[] window;
  private final long stepWhole;
  private final long stepPhase;

  /** Whole input samples from the first new one to the next output's newest. */
  private long ahead;

  private long phase;

  /**
   * @param channels 1 for real, 2 for complex samples
   * @param maxInput most samples that one call brings
   */
  PolyphaseStage(PolyphaseRatio ratio, PolyphaseDesign design, int channels, int maxInput) {
    this.ratio = ratio;
    this.up = ratio.up();
    this.channels = channels;
    taps = design.taps();
    exact = up * taps <= MAX_TABLE;
    rows = design.rows(exact ? (int) up : ROWS);
    window = new float[(taps - 1 + maxInput) * channels];
    stepWhole = ratio.down() / up;
    stepPhase = ratio.down() % up;
  }

  @Override
  public long maxOutput(long input) {
    return ratio.maxOutput(input);
  }

  @Override
  public double delay() {
    return taps / 2.0;
  }

  @Override
  public void reset() {
    Arrays.fill(window, 0);
    ahead = 0;
    phase = 0;
  }

  @Override
  public int execute(float[] in, int inOffset, int samples, float[] out, int outOffset) {
    int history = (taps - 1) * channels;
    System.arraycopy(in, inOffset, window, history, samples * channels);
    int written;
    if (channels == 1) {
      written = real(samples, out, outOffset);
    } else if (exact) {
      written = complexExact(samples, out, outOffset);
    } else {
      written = complexBetween(samples, out, outOffset);
    }
    System.arraycopy(window, samples * channels, window, 0, history);
    return written;
  }

  private int complexExact(int samples, float[] out, int outOffset) {
    long at = ahead;
    long p = phase;
    int o = outOffset;
    while (at < samples) {
      int x = 2 * (int) at;
      int row = (int) p * taps;
      float i0 = 0;
      float q0 = 0;
      float i1 = 0;
      float q1 = 0;
      for (int t = 0; t < taps; t += 2, x += 4) {
        float c0 = rows[row + t];
        float c1 = rows[row + t + 1];
        i0 += c0 * window[x];
        q0 += c0 * window[x + 1];
        i1 += c1 * window[x + 2];
        q1 += c1 * window[x + 3];
      }
      out[o] = i0 + i1;
      out[o + 1] = q0 + q1;
      o += 2;
      at += stepWhole;
      p += stepPhase;
      if (p >= up) {
        p -= up;
        at++;
      }
    }
    ahead = at - samples;
    phase = p;
    return (o - outOffset) / 2;
  }

  private int complexBetween(int samples, float[] out, int outOffset) {
    long at = ahead;
    long p = phase;
    int o = outOffset;
    double rowsPerPhase = ROWS / (double) up;
    while (at < samples) {
      int x = 2 * (int) at;
      double position = p * rowsPerPhase;
      int row = ((int) position) * taps;
      int next = row + taps;
      float share = (float) (position - (int) position);
      float i = 0;
      float q = 0;
      for (int t = 0; t < taps; t++, x += 2) {
        float a = rows[row + t];
        float c = a + share * (rows[next + t] - a);
        i += c * window[x];
        q += c * window[x + 1];
      }
      out[o] = i;
      out[o + 1] = q;
      o += 2;
      at += stepWhole;
      p += stepPhase;
      if (p >= up) {
        p -= up;
        at++;
      }
    }
    ahead = at - samples;
    phase = p;
    return (o - outOffset) / 2;
  }

  private int real(int samples, float[] out, int outOffset) {
    long at = ahead;
    long p = phase;
    int o = outOffset;
    double rowsPerPhase = exact ? 1 : ROWS / (double) up;
    while (at < samples) {
      int x = (int) at;
      double position = p * rowsPerPhase;
      int row = ((int) position) * taps;
      int next = row + taps;
      float share = (float) (position - (int) position);
      float sum = 0;
      for (int t = 0; t < taps; t++) {
        float a = rows[row + t];
        sum += (a + share * (rows[next + t] - a)) * window[x + t];
      }
      out[o++] = sum;
      at += stepWhole;
      p += stepPhase;
      if (p >= up) {
        p -= up;
        at++;
      }
    }
    ahead = at - samples;
    phase = p;
    return o - outOffset;
  }
}

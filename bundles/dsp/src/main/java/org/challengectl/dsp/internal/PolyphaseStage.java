package org.challengectl.dsp.internal;

import org.challengectl.dsp.FirDesign;

/**
 * One stage of a resampler: a windowed-sinc prototype in polyphase form (R. E. Crochiere and L. R.
 * Rabiner, "Multirate Digital Signal Processing", 1983). Output {@code k} lies at {@code k * down /
 * up} input samples. The position is kept in whole numbers, so it never drifts. Where {@code up} is
 * too large for a table of all phases, coefficients are interpolated between {@value #ROWS} of
 * them; the prototype is narrow against their spacing, so what this adds is below -90 dB.
 */
public final class PolyphaseStage {

  private static final int ROWS = 128;
  private static final int MAX_TABLE = 1 << 16;

  private final long up;
  private final long down;
  private final int channels;
  private final int taps;
  private final boolean exact;
  private final float[] rows;
  private final float[] window;
  private final int maxInput;
  private final long stepWhole;
  private final long stepPhase;

  /** Whole input samples from the first new one to the next output's newest. */
  private long ahead;

  private long phase;

  /**
   * @param passBand edge as a fraction of the input rate
   * @param stopBand edge as a fraction of the input rate
   * @param channels 1 for real, 2 for complex samples
   * @param maxInput most samples that one call brings
   */
  public PolyphaseStage(
      long up,
      long down,
      double passBand,
      double stopBand,
      double attenuationDb,
      int channels,
      int maxInput) {
    this.up = up;
    this.down = down;
    this.channels = channels;
    this.maxInput = maxInput;
    double length = FirDesign.kaiserLength(attenuationDb, stopBand - passBand);
    taps = Math.max(4, 2 * (int) Math.ceil(length / 2));
    exact = up * taps <= MAX_TABLE;
    rows = table(exact ? (int) up : ROWS, taps, (passBand + stopBand) / 2, attenuationDb);
    window = new float[(taps - 1 + maxInput) * channels];
    stepWhole = down / up;
    stepPhase = down % up;
  }

  /** Most samples that {@code input} samples can give. */
  public long maxOutput(long input) {
    return (input * up + down - 1) / down;
  }

  /** Delay in input samples. */
  public double delay() {
    return taps / 2.0;
  }

  /** Forgets all that came before. */
  public void reset() {
    java.util.Arrays.fill(window, 0);
    ahead = 0;
    phase = 0;
  }

  /** Takes at most the agreed number of samples, gives what they allow, returns how many. */
  public int execute(float[] in, int inOffset, int samples, float[] out, int outOffset) {
    if (samples > maxInput) {
      throw new IllegalArgumentException("too many samples at once: " + samples);
    }
    int history = (taps - 1) * channels;
    System.arraycopy(in, inOffset, window, history, samples * channels);
    int written;
    if (channels == 2) {
      written =
          exact ? complexExact(samples, out, outOffset) : complexBetween(samples, out, outOffset);
    } else {
      written = real(samples, out, outOffset);
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

  /** One row more than asked, so that there is always a next one; each with a sum of one. */
  private static float[] table(int count, int taps, double cutoff, double attenuationDb) {
    double beta = FirDesign.kaiserBeta(attenuationDb);
    float[] table = new float[(count + 1) * taps];
    double[] row = new double[taps];
    for (int r = 0; r <= count; r++) {
      double sum = 0;
      for (int t = 0; t < taps; t++) {
        // Rows run from the oldest sample to the newest.
        double time = (taps - 1 - t) + r / (double) count - taps / 2.0;
        row[t] = FirDesign.sinc(2 * cutoff * time) * FirDesign.kaiser(time / (taps / 2.0), beta);
        sum += row[t];
      }
      for (int t = 0; t < taps; t++) {
        table[r * taps + t] = (float) (row[t] / sum);
      }
    }
    return table;
  }
}

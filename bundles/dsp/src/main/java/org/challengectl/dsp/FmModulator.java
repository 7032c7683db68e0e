package org.challengectl.dsp;

import org.challengectl.dsp.internal.SineTable;

/** Frequency modulation with a phase that runs on without a jump and an envelope of one. */
public final class FmModulator {

  /** 2^64 turns per sample, per unit of input. */
  private final double stepPerUnit;

  private long phase;

  /**
   * @param deviationHz for an input of 1.0
   */
  public FmModulator(double deviationHz, double sampleRateHz) {
    if (!(deviationHz > 0) || !(deviationHz < sampleRateHz / 2)) {
      throw new IllegalArgumentException(
          "no deviation of " + deviationHz + " Hz at " + sampleRateHz + " samples/s");
    }
    stepPerUnit = deviationHz / sampleRateHz * 0x1p64;
  }

  /** Turns real samples into as many complex ones. */
  public void execute(float[] in, int inOffset, int samples, float[] iq, int iqOffset) {
    long p = phase;
    int o = iqOffset;
    for (int n = inOffset; n < inOffset + samples; n++) {
      p += (long) (in[n] * stepPerUnit);
      int index = SineTable.index(p);
      float rest = SineTable.rest(p);
      iq[o] = SineTable.cosine(index, rest);
      iq[o + 1] = SineTable.sine(index, rest);
      o += 2;
    }
    phase = p;
  }

  /** Back to phase zero. */
  public void reset() {
    phase = 0;
  }
}

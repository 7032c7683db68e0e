package org.challengectl.dsp;

import org.challengectl.dsp.internal.SineTable;

/** Shifts a complex signal in frequency. The phase runs on without a jump, for ever exact. */
public final class ComplexOscillator {

  private final double sampleRateHz;
  private long step;
  private long phase;

  /**
   * @param frequencyHz negative turns the other way
   */
  public ComplexOscillator(double frequencyHz, double sampleRateHz) {
    if (!(sampleRateHz > 0)) {
      throw new IllegalArgumentException("sample rate must be positive, was " + sampleRateHz);
    }
    this.sampleRateHz = sampleRateHz;
    setFrequencyHz(frequencyHz);
  }

  /** Turns at another frequency from the next sample on, from the phase reached. */
  public void setFrequencyHz(double frequencyHz) {
    if (!Double.isFinite(frequencyHz)) {
      throw new IllegalArgumentException("frequency must be finite, was " + frequencyHz);
    }
    step = SineTable.step(frequencyHz, sampleRateHz);
  }

  /** Back to phase zero. */
  public void reset() {
    phase = 0;
  }

  /** Multiplies in place. */
  public void mix(float[] iq, int offset, int samples) {
    long p = phase;
    int end = offset + 2 * samples;
    for (int k = offset; k < end; k += 2) {
      int index = SineTable.index(p);
      float rest = SineTable.rest(p);
      float c = SineTable.cosine(index, rest);
      float s = SineTable.sine(index, rest);
      float i = iq[k];
      float q = iq[k + 1];
      iq[k] = i * c - q * s;
      iq[k + 1] = i * s + q * c;
      p += step;
    }
    phase = p;
  }

  /** Writes the oscillation itself, with amplitude one. */
  public void generate(float[] iq, int offset, int samples) {
    long p = phase;
    int end = offset + 2 * samples;
    for (int k = offset; k < end; k += 2) {
      int index = SineTable.index(p);
      float rest = SineTable.rest(p);
      iq[k] = SineTable.cosine(index, rest);
      iq[k + 1] = SineTable.sine(index, rest);
      p += step;
    }
    phase = p;
  }
}

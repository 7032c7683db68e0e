package org.challengectl.dsp;

/**
 * Takes a narrow band out of a wide one: shifts it to zero, filters it and lowers the sample rate.
 * It can be moved at any time; its phase runs on without a jump. Not thread-safe.
 */
public final class DownConverter {

  private static final int BLOCK = 4096;

  private final ComplexOscillator oscillator;
  private final ComplexResampler resampler;
  private final float[] shifted = new float[2 * BLOCK];

  /**
   * @param outputRateHz not above {@code inputRateHz}; flat to 0.4 of it on either side, 70 dB
   *     beyond 0.5
   * @param frequencyHz middle of the narrow band, relative to the middle of the wide one
   */
  public DownConverter(int inputRateHz, int outputRateHz, double frequencyHz) {
    if (outputRateHz > inputRateHz) {
      throw new IllegalArgumentException(
          "no narrow band of %d Hz in %d Hz".formatted(outputRateHz, inputRateHz));
    }
    oscillator = new ComplexOscillator(-frequencyHz, inputRateHz);
    resampler = new ComplexResampler(inputRateHz, outputRateHz);
  }

  /** Moves it, relative to the middle of the wide band. */
  public void setFrequencyHz(double frequencyHz) {
    oscillator.setFrequencyHz(-frequencyHz);
  }

  /** Most samples that {@link #execute} can write for so many read. */
  public int maxOutput(int inSamples) {
    int blocks = inSamples / BLOCK;
    return blocks * resampler.maxOutput(BLOCK) + resampler.maxOutput(inSamples % BLOCK);
  }

  /**
   * Takes all that is given, and gives what it allows; allocates nothing.
   *
   * @param in interleaved I/Q samples, left as they are
   * @param out receives interleaved I/Q samples; must have room for {@link #maxOutput} of them
   * @return how many samples were written, 0 or more
   */
  public int execute(float[] in, int inOffset, int inSamples, float[] out, int outOffset) {
    int written = 0;
    for (int done = 0; done < inSamples; done += BLOCK) {
      int count = Math.min(BLOCK, inSamples - done);
      System.arraycopy(in, inOffset + 2 * done, shifted, 0, 2 * count);
      oscillator.mix(shifted, 0, count);
      written += resampler.execute(shifted, 0, count, out, outOffset + 2 * written);
    }
    return written;
  }
}

package org.challengectl.dsp;

import org.challengectl.dsp.internal.ResamplerCascade;

/**
 * Changes the sample rate of a stream of real samples by any ratio: a cascade of polyphase filters.
 * The position is exact for ever; nothing drifts.
 */
public final class RealResampler {

  private final ResamplerCascade cascade;

  /** A resampler of {@link ResamplerDesign#STANDARD}. */
  public RealResampler(long inputRateHz, long outputRateHz) {
    this(inputRateHz, outputRateHz, ResamplerDesign.STANDARD);
  }

  public RealResampler(long inputRateHz, long outputRateHz, ResamplerDesign design) {
    cascade = new ResamplerCascade(inputRateHz, outputRateHz, design, 1);
  }

  /** Most samples that {@link #execute} can write for so many read. */
  public int maxOutput(int inSamples) {
    return cascade.maxOutput(inSamples);
  }

  /**
   * Takes all that is given, and gives what it allows; allocates nothing.
   *
   * @param in real samples
   * @param inOffset index of the first float to read
   * @param inSamples how many samples to read, 0 or more
   * @param out receives real samples; must have room for {@link #maxOutput} of them; not {@code in}
   * @param outOffset index of the first float to write
   * @return how many samples were written, 0 or more
   */
  public int execute(float[] in, int inOffset, int inSamples, float[] out, int outOffset) {
    return cascade.execute(in, inOffset, inSamples, out, outOffset);
  }

  /** Time from an event in the input to the same event in the output. */
  public double delaySeconds() {
    return cascade.delaySeconds();
  }

  /** Forgets all that came before; what follows is as with a new one. */
  public void reset() {
    cascade.reset();
  }
}

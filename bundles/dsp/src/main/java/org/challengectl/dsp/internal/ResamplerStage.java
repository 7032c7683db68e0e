package org.challengectl.dsp.internal;

/** One stage of a resampler. */
interface ResamplerStage {

  /** Most samples that {@code input} samples can give. */
  long maxOutput(long input);

  /** Delay in input samples. */
  double delay();

  /** Forgets all that came before. */
  void reset();

  /**
   * Takes at most the number of samples agreed when it was made, gives what they allow, returns how
   * many.
   */
  int execute(float[] in, int inOffset, int samples, float[] out, int outOffset);
}

package org.challengectl.dsp;

/**
 * Raises high audio frequencies before frequency modulation, as a receiver's de-emphasis lowers
 * them: {@code 1 + s tau}, discretised so that it is the exact inverse of the usual one-pole
 * de-emphasis and has gain one at 0 Hz.
 */
public final class PreEmphasis {

  private final float direct;
  private final float delayed;
  private float previous;

  /**
   * @param timeConstantSeconds e.g. 75e-6; 0 leaves the signal alone
   */
  public PreEmphasis(double timeConstantSeconds, double sampleRateHz) {
    if (!(timeConstantSeconds >= 0) || !(sampleRateHz > 0)) {
      throw new IllegalArgumentException(
          "no pre-emphasis of %s s at %s samples/s".formatted(timeConstantSeconds, sampleRateHz));
    }
    double pole =
        timeConstantSeconds == 0 ? 0 : Math.exp(-1 / (timeConstantSeconds * sampleRateHz));
    direct = (float) (1 / (1 - pole));
    delayed = (float) (pole / (1 - pole));
  }

  /** In place. */
  public void execute(float[] samples, int offset, int count) {
    float last = previous;
    for (int n = offset; n < offset + count; n++) {
      float x = samples[n];
      samples[n] = direct * x - delayed * last;
      last = x;
    }
    previous = last;
  }

  /** Forgets all that came before. */
  public void reset() {
    previous = 0;
  }
}

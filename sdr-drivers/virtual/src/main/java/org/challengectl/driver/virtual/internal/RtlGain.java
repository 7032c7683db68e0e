package org.challengectl.driver.virtual.internal;

/** Sets the level of samples on their way into eight bits. */
final class RtlGain {

  /** Where automatic gain puts the peak. */
  private static final float TARGET = 0.7f;

  private static final float MAX_AUTOMATIC = Decibels.toAmplitude(20);

  /** By how much a peak is forgotten in a second. */
  private static final double FORGOTTEN_PER_SECOND = 0.5;

  private float peak = 1e-6f;

  /** Multiplies in place. A signal that comes up is met before it clips. */
  void apply(float[] iq, int samples, RtlTuning tuning) {
    float factor = tuning.isAutomatic() ? automatic(iq, samples, tuning) : tuning.manualFactor();
    for (int i = 0; i < 2 * samples; i++) {
      iq[i] *= factor;
    }
  }

  private float automatic(float[] iq, int samples, RtlTuning tuning) {
    float highest = 0;
    for (int i = 0; i < 2 * samples; i++) {
      highest = Math.max(highest, Math.abs(iq[i]));
    }
    double seconds = samples / (double) tuning.sampleRateHz();
    peak = Math.max(highest, peak * (float) Math.pow(FORGOTTEN_PER_SECOND, seconds));
    return Math.min(MAX_AUTOMATIC, TARGET / Math.max(peak, 1e-6f));
  }
}

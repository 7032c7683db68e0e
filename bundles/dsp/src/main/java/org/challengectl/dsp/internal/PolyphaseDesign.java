package org.challengectl.dsp.internal;

import org.challengectl.dsp.FirDesign;

/**
 * A windowed-sinc prototype in polyphase form (R. E. Crochiere and L. R. Rabiner, "Multirate
 * Digital Signal Processing", 1983).
 *
 * @param taps inputs that each output is made of, even
 * @param cutoff middle of the transition band as a fraction of the input rate
 * @param attenuationDb in the stop band
 */
record PolyphaseDesign(int taps, double cutoff, double attenuationDb) {

  /** The shortest prototype for edges given as fractions of the input rate. */
  static PolyphaseDesign of(double passBand, double stopBand, double attenuationDb) {
    double length = FirDesign.kaiserLength(attenuationDb, stopBand - passBand);
    int taps = Math.max(4, 2 * (int) Math.ceil(length / 2));
    return new PolyphaseDesign(taps, (passBand + stopBand) / 2, attenuationDb);
  }

  /**
   * Coefficients for {@code count} evenly spaced phases and, so that there is always a next one,
   * one more. Each row runs from the oldest input to the newest and has a sum of one.
   */
  float[] rows(int count) {
    double beta = FirDesign.kaiserBeta(attenuationDb);
    float[] rows = new float[(count + 1) * taps];
    double[] row = new double[taps];
    for (int r = 0; r <= count; r++) {
      double sum = 0;
      for (int t = 0; t < taps; t++) {
        double time = (taps - 1 - t) + r / (double) count - taps / 2.0;
        row[t] = FirDesign.sinc(2 * cutoff * time) * FirDesign.kaiser(time / (taps / 2.0), beta);
        sum += row[t];
      }
      for (int t = 0; t < taps; t++) {
        rows[r * taps + t] = (float) (row[t] / sum);
      }
    }
    return rows;
  }
}

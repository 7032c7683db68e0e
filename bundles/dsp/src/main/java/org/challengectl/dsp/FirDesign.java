package org.challengectl.dsp;

/**
 * Windowed-sinc filters with the Kaiser window (J. F. Kaiser, "Nonrecursive digital filter design
 * using the I0-sinh window function", 1974). All have linear phase and unity gain in the pass band.
 */
public final class FirDesign {

  private FirDesign() {}

  /** Shape parameter of the Kaiser window for a stop-band attenuation in dB. */
  public static double kaiserBeta(double attenuationDb) {
    if (attenuationDb > 50) {
      return 0.1102 * (attenuationDb - 8.7);
    }
    if (attenuationDb >= 21) {
      return 0.5842 * Math.pow(attenuationDb - 21, 0.4) + 0.07886 * (attenuationDb - 21);
    }
    return 0;
  }

  /**
   * Length that a Kaiser filter needs.
   *
   * @param attenuationDb in the stop band
   * @param transition width of the transition band as a fraction of the sample rate
   * @return a number of taps, not rounded
   */
  public static double kaiserLength(double attenuationDb, double transition) {
    return (Math.max(attenuationDb, 21) - 7.95) / (14.36 * transition) + 1;
  }

  /**
   * The Kaiser window.
   *
   * @param position from -1 (left end) to 1 (right end); 0 outside
   */
  public static double kaiser(double position, double beta) {
    double square = 1 - position * position;
    return square < 0 ? 0 : besselI0(beta * Math.sqrt(square)) / besselI0(beta);
  }

  /**
   * A low-pass filter of odd length.
   *
   * @param cutoffHz middle of the transition band
   * @param transitionHz width of the transition band
   */
  public static float[] lowPass(
      double cutoffHz, double transitionHz, double attenuationDb, double sampleRateHz) {
    if (!(cutoffHz > 0) || !(cutoffHz < sampleRateHz / 2) || !(transitionHz > 0)) {
      throw new IllegalArgumentException(
          "no low-pass of %s Hz (transition %s Hz) at %s samples/s"
              .formatted(cutoffHz, transitionHz, sampleRateHz));
    }
    int half = (int) Math.ceil(kaiserLength(attenuationDb, transitionHz / sampleRateHz) / 2);
    double beta = kaiserBeta(attenuationDb);
    double cutoff = cutoffHz / sampleRateHz;
    double[] taps = new double[2 * half + 1];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double t = i - half;
      taps[i] = sinc(2 * cutoff * t) * kaiser(t / (half + 1), beta);
      sum += taps[i];
    }
    float[] result = new float[taps.length];
    for (int i = 0; i < taps.length; i++) {
      result[i] = (float) (taps[i] / sum);
    }
    return result;
  }

  /**
   * A band-pass filter of odd length.
   *
   * @param lowHz middle of the lower transition band
   * @param highHz middle of the upper transition band
   * @param transitionHz width of each transition band
   */
  public static float[] bandPass(
      double lowHz, double highHz, double transitionHz, double attenuationDb, double sampleRateHz) {
    float[] taps = lowPass(bandHalfWidth(lowHz, highHz), transitionHz, attenuationDb, sampleRateHz);
    double centre = Math.PI * (lowHz + highHz) / sampleRateHz;
    for (int i = 0; i < taps.length; i++) {
      taps[i] *= (float) (2 * Math.cos(centre * (i - taps.length / 2)));
    }
    return taps;
  }

  /** {@code sin(pi x) / (pi x)}. */
  public static double sinc(double x) {
    return Math.abs(x) < 1e-12 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  static double bandHalfWidth(double lowHz, double highHz) {
    if (!(highHz > lowHz)) {
      throw new IllegalArgumentException("no band from " + lowHz + " to " + highHz + " Hz");
    }
    return (highHz - lowHz) / 2;
  }

  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      double factor = x / (2 * k);
      term *= factor * factor;
      sum += term;
    }
    return sum;
  }
}

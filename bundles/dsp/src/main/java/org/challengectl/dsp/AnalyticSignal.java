package org.challengectl.dsp;

/**
 * Makes the analytic signal of one band of a real signal: only that band's positive (or negative)
 * frequencies remain, with the amplitude of the real signal's envelope. A low-pass prototype turned
 * to the band's centre does band-pass and Hilbert transform in one (filter method of single
 * sideband).
 */
public final class AnalyticSignal {

  private static final int BLOCK = 512;

  private final FirFilter inPhase;
  private final FirFilter quadrature;
  private final float[] i = new float[BLOCK];
  private final float[] q = new float[BLOCK];

  /**
   * @param lowHz middle of the lower transition band, 0 or more
   * @param highHz middle of the upper transition band
   * @param transitionHz width of each transition band
   * @param attenuationDb outside
   * @param upper whether positive frequencies remain; otherwise negative ones
   */
  public AnalyticSignal(
      double lowHz,
      double highHz,
      double transitionHz,
      double attenuationDb,
      double sampleRateHz,
      boolean upper) {
    float[] prototype =
        FirDesign.lowPass(
            FirDesign.bandHalfWidth(lowHz, highHz), transitionHz, attenuationDb, sampleRateHz);
    double centre = Math.PI * (lowHz + highHz) / sampleRateHz * (upper ? 1 : -1);
    float[] real = new float[prototype.length];
    float[] imaginary = new float[prototype.length];
    for (int n = 0; n < prototype.length; n++) {
      double angle = centre * (n - prototype.length / 2);
      real[n] = (float) (2 * prototype[n] * Math.cos(angle));
      imaginary[n] = (float) (2 * prototype[n] * Math.sin(angle));
    }
    inPhase = new FirFilter(real);
    quadrature = new FirFilter(imaginary);
  }

  /** Turns real samples into as many complex ones. */
  public void execute(float[] in, int inOffset, int samples, float[] iq, int iqOffset) {
    for (int done = 0; done < samples; done += BLOCK) {
      int count = Math.min(BLOCK, samples - done);
      inPhase.execute(in, inOffset + done, count, i, 0);
      quadrature.execute(in, inOffset + done, count, q, 0);
      int o = iqOffset + 2 * done;
      for (int n = 0; n < count; n++) {
        iq[o + 2 * n] = i[n];
        iq[o + 2 * n + 1] = q[n];
      }
    }
  }

  /** Delay in samples. */
  public double delaySamples() {
    return inPhase.delaySamples();
  }

  /** Forgets all that came before. */
  public void reset() {
    inPhase.reset();
    quadrature.reset();
  }
}

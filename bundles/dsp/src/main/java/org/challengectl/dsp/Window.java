package org.challengectl.dsp;

/** Windows for spectra, in their periodic form. */
public enum Window {
  HANN(0.5, 0.5, 0, 0),
  /** Four terms, side lobes 92 dB down (F. J. Harris, Proc. IEEE, 1978). */
  BLACKMAN_HARRIS(0.35875, 0.48829, 0.14128, 0.01168);

  private final double a0;
  private final double a1;
  private final double a2;
  private final double a3;

  Window(double a0, double a1, double a2, double a3) {
    this.a0 = a0;
    this.a1 = a1;
    this.a2 = a2;
    this.a3 = a3;
  }

  /** The window's values, with a peak of one. */
  public float[] coefficients(int size) {
    float[] w = new float[size];
    for (int n = 0; n < size; n++) {
      double x = 2 * Math.PI * n / size;
      w[n] = (float) (a0 - a1 * Math.cos(x) + a2 * Math.cos(2 * x) - a3 * Math.cos(3 * x));
    }
    return w;
  }

  /** Amplitude of a tone in its bin, relative to no window: the mean of the values. */
  public double coherentGain() {
    return a0;
  }

  /** Equivalent noise bandwidth in bins. */
  public double noiseBandwidthBins() {
    return (a0 * a0 + (a1 * a1 + a2 * a2 + a3 * a3) / 2) / (a0 * a0);
  }
}

package org.challengectl.waterfall;

import org.challengectl.dsp.Fft;

/**
 * What a signal really occupies, from one FFT over all of it without any noise.
 *
 * @param lowHz edge of the 99 % band
 * @param highHz edge of the 99 % band
 * @param centreHz centre of gravity between them
 * @param power mean
 */
record Truth(double lowHz, double highHz, double centreHz, double power) {

  private static final int RATE_HZ = 100_000;
  private static final int POINTS = 1 << 20;

  double widthHz() {
    return highHz - lowHz;
  }

  static Truth of(TestSignals.Envelope envelope, double seconds) {
    float[] iq = new float[2 * POINTS];
    double[] sample = new double[2];
    int count = (int) (seconds * RATE_HZ);
    double power = 0;
    for (int k = 0; k < count; k++) {
      envelope.at(k / (double) RATE_HZ, sample);
      iq[2 * k] = (float) sample[0];
      iq[2 * k + 1] = (float) sample[1];
      power += sample[0] * sample[0] + sample[1] * sample[1];
    }
    Fft fft = new Fft(POINTS);
    float[] spectrum = new float[POINTS];
    fft.forward(iq, 0);
    fft.powerInOrder(iq, 0, spectrum);
    double total = 0;
    for (float p : spectrum) {
      total += p;
    }
    double sum = 0;
    double inside = 0;
    double moment = 0;
    double low = Double.NaN;
    double high = Double.NaN;
    for (int k = 0; k < POINTS; k++) {
      double hz = (k - POINTS / 2.0) * RATE_HZ / POINTS;
      sum += spectrum[k];
      low = Double.isNaN(low) && sum >= 0.005 * total ? hz : low;
      high = Double.isNaN(high) && sum >= 0.995 * total ? hz : high;
      if (!Double.isNaN(low) && Double.isNaN(high)) {
        inside += spectrum[k];
        moment += hz * spectrum[k];
      }
    }
    return new Truth(low, high, moment / inside, power / count);
  }
}

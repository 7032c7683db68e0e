package org.challengectl.dsp.testkit;

import org.challengectl.dsp.FrequencyRange;

/**
 * Power by frequency.
 *
 * @param power from minus to plus half the sample rate
 * @param rateHz sample rate
 */
@SuppressWarnings("ArrayRecordComponent")
public record Spectrum(float[] power, double rateHz) {

  private int bin(double hz) {
    int bin = (int) Math.round(hz / rateHz * power.length) + power.length / 2;
    return Math.max(0, Math.min(power.length - 1, bin));
  }

  /** Power within a band, both edges included. */
  public double within(double lowHz, double highHz) {
    double sum = 0;
    for (int k = bin(lowHz); k <= bin(highHz); k++) {
      sum += power[k];
    }
    return sum;
  }

  /** Power within a band in dB below another band's. */
  public double decibelsBelow(double refLowHz, double refHighHz, double lowHz, double highHz) {
    return 10 * Math.log10(within(refLowHz, refHighHz) / (within(lowHz, highHz) + 1e-30));
  }

  /** All power in dB over that outside a band. */
  public double outsideDecibelsBelow(double lowHz, double highHz) {
    double total = within(-rateHz, rateHz);
    double outside = 0;
    int low = bin(lowHz);
    int high = bin(highHz);
    for (int k = 0; k < power.length; k++) {
      outside += k < low || k > high ? power[k] : 0;
    }
    return 10 * Math.log10(total / (outside + 1e-30));
  }

  /** Frequency of the strongest bin. */
  public double peakHz() {
    int best = 0;
    for (int k = 1; k < power.length; k++) {
      best = power[k] > power[best] ? k : best;
    }
    return (best - power.length / 2) * rateHz / power.length;
  }

  /** The band that holds a share of the power, equal parts cut off at both ends. */
  public FrequencyRange range(double share) {
    double total = within(-rateHz, rateHz);
    double below = 0;
    int low = -1;
    int k = 0;
    for (; below < total * (1 + share) / 2 && k < power.length; k++) {
      below += power[k];
      if (low < 0 && below >= total * (1 - share) / 2) {
        low = k;
      }
    }
    double bin = rateHz / power.length;
    return new FrequencyRange((low - power.length / 2) * bin, (k - 1 - power.length / 2) * bin);
  }
}

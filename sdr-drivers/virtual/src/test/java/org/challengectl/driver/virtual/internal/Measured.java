package org.challengectl.driver.virtual.internal;

import org.challengectl.dsp.Fft;
import org.challengectl.dsp.Window;

/** Numbers about samples that were heard. */
final class Measured {

  private final float[] iq;
  private final int sampleRateHz;

  Measured(float[] iq, int sampleRateHz) {
    this.iq = iq;
    this.sampleRateHz = sampleRateHz;
  }

  float[] iq() {
    return iq;
  }

  int samples() {
    return iq.length / 2;
  }

  /** All but the first so many seconds. */
  Measured after(double seconds) {
    int skip = (int) (seconds * sampleRateHz);
    return part(skip, samples() - skip);
  }

  Measured part(int from, int count) {
    float[] some = new float[2 * count];
    System.arraycopy(iq, 2 * from, some, 0, 2 * count);
    return new Measured(some, sampleRateHz);
  }

  /** Mean power, dBFS. */
  double powerDbfs() {
    double sum = 0;
    for (float x : iq) {
      sum += (double) x * x;
    }
    return 10 * Math.log10(sum / samples() + 1e-30);
  }

  /** Level of a tone that is known to be within a few Hz of a frequency, dBFS. */
  double toneDbfs(double nearHz) {
    double[] sum = correlate(nearHz, 0, samples());
    return 20 * Math.log10(Math.hypot(sum[0], sum[1]) / samples() + 1e-15);
  }

  /** Where a tone is, from its phase in two places; unambiguous within half of 10 / length. */
  double toneHz(double nearHz) {
    int part = samples() / 10;
    double[] first = correlate(nearHz, 0, part);
    double[] second = correlate(nearHz, part, 2 * part);
    double turn = Math.atan2(second[1], second[0]) - Math.atan2(first[1], first[0]);
    double coarse = nearHz + wrap(turn) / (2 * Math.PI * part / sampleRateHz);
    double[] begin = correlate(coarse, 0, part);
    double[] end = correlate(coarse, 9 * part, 10 * part);
    double drift = Math.atan2(end[1], end[0]) - Math.atan2(begin[1], begin[0]);
    return coarse + wrap(drift) / (2 * Math.PI * 9 * part / sampleRateHz);
  }

  private static double wrap(double phase) {
    return Math.IEEEremainder(phase, 2 * Math.PI);
  }

  private double[] correlate(double hz, int from, int to) {
    double re = 0;
    double im = 0;
    for (int n = from; n < to; n++) {
      double turns = hz / sampleRateHz * n;
      double phase = -2 * Math.PI * (turns - Math.rint(turns));
      double c = Math.cos(phase);
      double s = Math.sin(phase);
      re += iq[2 * n] * c - iq[2 * n + 1] * s;
      im += iq[2 * n] * s + iq[2 * n + 1] * c;
    }
    return new double[] {re, im};
  }

  /** Highest bin of a spectrum, dBFS, leaving out what is near some frequencies. */
  double highestDbfs(double guardHz, double... except) {
    float[] power = spectrum(8192);
    double highest = 0;
    for (int bin = 0; bin < power.length; bin++) {
      double hz = (bin - power.length / 2) * (double) sampleRateHz / power.length;
      boolean excepted = false;
      for (double e : except) {
        excepted |= Math.abs(hz - e) < guardHz;
      }
      if (!excepted) {
        highest = Math.max(highest, power[bin]);
      }
    }
    return 10 * Math.log10(highest + 1e-20);
  }

  /** Mean power per bin in order of frequency; a tone of amplitude one has 1. */
  float[] spectrum(int size) {
    Fft fft = new Fft(size);
    float[] window = Window.BLACKMAN_HARRIS.coefficients(size);
    double scale = 1 / (size * Window.BLACKMAN_HARRIS.coherentGain());
    float[] block = new float[2 * size];
    float[] power = new float[size];
    float[] mean = new float[size];
    int blocks = samples() / size;
    for (int b = 0; b < blocks; b++) {
      for (int i = 0; i < size; i++) {
        float w = (float) (window[i] * scale);
        block[2 * i] = iq[2 * (b * size + i)] * w;
        block[2 * i + 1] = iq[2 * (b * size + i) + 1] * w;
      }
      fft.forward(block, 0);
      fft.powerInOrder(block, 0, power);
      for (int i = 0; i < size; i++) {
        mean[i] += power[i] / blocks;
      }
    }
    return mean;
  }

  /** The first sample whose magnitude reaches a level; -1 if none does. */
  int firstAbove(double level) {
    for (int n = 0; n < samples(); n++) {
      if (Math.hypot(iq[2 * n], iq[2 * n + 1]) >= level) {
        return n;
      }
    }
    return -1;
  }
}

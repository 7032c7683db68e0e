package org.challengectl.dsp.testkit;

import java.util.Arrays;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.dsp.ComplexResampler;
import org.challengectl.dsp.Fft;
import org.challengectl.dsp.FrequencyRange;
import org.challengectl.dsp.Window;

/**
 * Complex samples in memory, with the measurements that tests need.
 *
 * @param iq interleaved
 * @param rateHz samples per second
 */
@SuppressWarnings("ArrayRecordComponent")
public record Recording(float[] iq, int rateHz) {

  /** Reads to the end in blocks of a size. */
  public static Recording of(BlockReader reader, int rateHz, int blockSamples) {
    float[] all = new float[1 << 16];
    int filled = 0;
    for (; ; ) {
      while (all.length - filled < 2 * blockSamples) {
        all = Arrays.copyOf(all, 2 * all.length);
      }
      int count = reader.read(all, filled, blockSamples);
      if (count < 0) {
        return new Recording(Arrays.copyOf(all, filled), rateHz);
      }
      filled += 2 * count;
    }
  }

  public int samples() {
    return iq.length / 2;
  }

  public double magnitude(int sample) {
    double i = iq[2 * sample];
    double q = iq[2 * sample + 1];
    return Math.sqrt(i * i + q * q);
  }

  /** Largest magnitude; NaN if any sample is. */
  public double peak() {
    double peak = 0;
    for (int n = 0; n < samples(); n++) {
      peak = Math.max(peak, magnitude(n));
    }
    return peak;
  }

  /** A part by time. */
  public Recording part(double fromSeconds, double toSeconds) {
    int from = (int) (fromSeconds * rateHz);
    int to = Math.min(samples(), (int) (toSeconds * rateHz));
    return new Recording(Arrays.copyOfRange(iq, 2 * from, 2 * to), rateHz);
  }

  /** The same at another rate, delay taken out. */
  public Recording at(int newRateHz) {
    if (newRateHz == rateHz) {
      return this;
    }
    ComplexResampler resampler = new ComplexResampler(rateHz, newRateHz);
    int delayed = (int) Math.round(resampler.delaySeconds() * newRateHz);
    int flush = 2 + (int) Math.ceil(2 * resampler.delaySeconds() * rateHz);
    float[] in = Arrays.copyOf(iq, iq.length + 2 * flush);
    float[] out = new float[2 * resampler.maxOutput(in.length / 2)];
    int count = resampler.execute(in, 0, in.length / 2, out, 0);
    return new Recording(Arrays.copyOfRange(out, 2 * delayed, 2 * count), newRateHz);
  }

  /** The same, moved in frequency. */
  public Recording shifted(double byHz) {
    float[] copy = iq.clone();
    new ComplexOscillator(byHz, rateHz).mix(copy, 0, samples());
    return new Recording(copy, rateHz);
  }

  /** The frequency between neighbouring samples, in Hz. */
  public float[] frequency() {
    float[] hz = new float[samples() - 1];
    for (int n = 0; n < hz.length; n++) {
      double a = iq[2 * n];
      double b = iq[2 * n + 1];
      double c = iq[2 * n + 2];
      double d = iq[2 * n + 3];
      hz[n] = (float) (Math.atan2(a * d - b * c, a * c + b * d) * rateHz / (2 * Math.PI));
    }
    return hz;
  }

  /** Power of all samples by frequency, in one transform. */
  public Spectrum spectrum(Window window) {
    int size = Integer.highestOneBit(2 * samples() - 1);
    float[] padded = new float[2 * size];
    float[] shape = window.coefficients(samples());
    for (int n = 0; n < samples(); n++) {
      padded[2 * n] = iq[2 * n] * shape[n];
      padded[2 * n + 1] = iq[2 * n + 1] * shape[n];
    }
    return spectrum(padded, size);
  }

  /** The band that holds 99 % of the power, from one transform of all samples as they are. */
  public FrequencyRange occupied() {
    int size = Integer.highestOneBit(2 * samples() - 1);
    return spectrum(Arrays.copyOf(iq, 2 * size), size).range(0.99);
  }

  private Spectrum spectrum(float[] padded, int size) {
    Fft fft = new Fft(size);
    fft.forward(padded, 0);
    float[] power = new float[size];
    fft.powerInOrder(padded, 0, power);
    return new Spectrum(power, rateHz);
  }
}

package org.challengectl.waterfall.internal;

import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.dsp.ComplexResampler;
import org.challengectl.dsp.ResamplerDesign;

/**
 * Cuts one band out of a stream: shifts its centre to zero and lowers the sample rate to what the
 * band needs. Where that would not save a factor of two, samples pass as they are. Not thread-safe.
 */
final class BandTap {

  /** Part of the new rate that is flat and free of aliases. */
  private static final double USABLE = 0.8;

  private static final double ATTENUATION_DB = 85;

  /** A filter for more would need megabytes of coefficients. */
  private static final int MOST_DIVISOR = 8192;

  private static final int BLOCK = 4096;

  private final int rateHz;
  private final double shiftHz;
  private final double delaySeconds;
  private final ComplexOscillator oscillator;
  private final ComplexResampler resampler;
  private final float[] mixed;
  private final float[] resampled;

  BandTap(int sampleRateHz, FrequencyBand band) {
    int divisor = divisor(sampleRateHz, band.widthHz());
    rateHz = sampleRateHz / divisor;
    if (divisor == 1) {
      shiftHz = 0;
      delaySeconds = 0;
      oscillator = null;
      resampler = null;
      mixed = new float[0];
      resampled = new float[0];
      return;
    }
    shiftHz = band.centreHz();
    oscillator = new ComplexOscillator(-shiftHz, sampleRateHz);
    ResamplerDesign design = new ResamplerDesign(USABLE / 2, 1 - USABLE / 2, ATTENUATION_DB);
    resampler = new ComplexResampler(sampleRateHz, rateHz, design);
    delaySeconds = resampler.delaySeconds();
    mixed = new float[2 * BLOCK];
    resampled = new float[2 * resampler.maxOutput(BLOCK)];
  }

  /** The largest divisor that leaves room for the band; one without remainder if there is any. */
  private static int divisor(int sampleRateHz, double widthHz) {
    double needed = sampleRateHz * USABLE / Math.max(widthHz, 1);
    int most = (int) Math.min(MOST_DIVISOR, Math.min(sampleRateHz / 64.0, needed));
    for (int divisor = most; divisor > Math.max(1, most * 0.6); divisor--) {
      if (sampleRateHz % divisor == 0) {
        return divisor;
      }
    }
    return Math.max(1, most);
  }

  /** Samples per second that come out. */
  int rateHz() {
    return rateHz;
  }

  /** What zero means in the samples that come out, in Hz of those that go in. */
  double shiftHz() {
    return shiftHz;
  }

  /** By how much an event comes out later than it goes in. */
  double delaySeconds() {
    return delaySeconds;
  }

  /** Takes samples and hands on what they give. */
  void execute(float[] iq, int offset, int samples, SampleSink sink) {
    if (resampler == null) {
      sink.accept(iq, offset, samples);
      return;
    }
    for (int done = 0; done < samples; done += BLOCK) {
      int now = Math.min(BLOCK, samples - done);
      System.arraycopy(iq, offset + 2 * done, mixed, 0, 2 * now);
      oscillator.mix(mixed, 0, now);
      int written = resampler.execute(mixed, 0, now, resampled, 0);
      sink.accept(resampled, 0, written);
    }
  }
}

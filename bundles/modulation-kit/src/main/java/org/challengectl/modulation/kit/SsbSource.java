package org.challengectl.modulation.kit;

import org.challengectl.dsp.AnalyticSignal;
import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.ComplexResampler;
import org.challengectl.dsp.PeakLimiter;
import org.challengectl.dsp.ResamplerDesign;

/**
 * Silence, then the audio's analytic signal (or its mirror image), then silence. The envelope is
 * limited where it is oversampled enough to be seen; slowly, so that the limiter's own sidebands
 * stay away from carrier and opposite sideband.
 */
final class SsbSource implements BasebandSource {

  static final int RATE_HZ = 32_000;
  static final double EDGE_HZ = 3_300;

  private static final double LOW_HZ = SsbCarrier.LOW_HZ;
  private static final double HIGH_HZ = SsbCarrier.HIGH_HZ;
  private static final double ATTENUATION_DB = 70;
  private static final double CEILING = 0.95;
  private static final int BLOCK = PacedAudio.BLOCK;

  private final PacedAudio audio;
  private final float level;
  private final AnalyticSignal analytic;
  private final ComplexResampler resampler;
  private final PeakLimiter limiter = new PeakLimiter(2, CEILING, 0.02, 0.5, RATE_HZ);
  private final float[] mono = new float[BLOCK];
  private final float[] low = new float[2 * BLOCK];
  private final float[] high = new float[2 * BLOCK * (RATE_HZ / AudioSource.RATE_HZ)];
  private int from = high.length;

  SsbSource(AudioSource audio, double envelopePeak, boolean upper) {
    this.audio = PacedAudio.of(audio);
    level = (float) (CEILING / envelopePeak);
    analytic =
        new AnalyticSignal(
            0, HIGH_HZ + LOW_HZ, 2 * LOW_HZ, ATTENUATION_DB, AudioSource.RATE_HZ, upper);
    resampler =
        new ComplexResampler(
            AudioSource.RATE_HZ,
            RATE_HZ,
            ResamplerDesign.forSignal(HIGH_HZ + LOW_HZ / 2, AudioSource.RATE_HZ, ATTENUATION_DB));
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    int done = 0;
    while (done < samples) {
      if (from == high.length) {
        refill();
      }
      int count = Math.min(samples - done, (high.length - from) / 2);
      System.arraycopy(high, from, iq, offset + 2 * done, 2 * count);
      from += 2 * count;
      done += count;
    }
  }

  private void refill() {
    audio.next(mono);
    for (int n = 0; n < BLOCK; n++) {
      mono[n] *= level;
    }
    analytic.execute(mono, 0, BLOCK, low, 0);
    int count = resampler.execute(low, 0, BLOCK, high, 0);
    limiter.execute(high, 0, count);
    from = 0;
  }

  @Override
  public void close() {
    audio.close();
  }
}

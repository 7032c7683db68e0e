package org.challengectl.modulation.ssb;

import java.util.Arrays;
import org.challengectl.dsp.AnalyticSignal;
import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.ComplexResampler;
import org.challengectl.dsp.PeakLimiter;
import org.challengectl.dsp.ResamplerDesign;
import org.challengectl.dsp.audio.AudioStream;

/**
 * Silence, then the audio's analytic signal (or its mirror image), then silence. The envelope is
 * limited where it is oversampled enough to be seen; slowly, so that the limiter's own sidebands
 * stay away from carrier and opposite sideband.
 */
final class SsbSource implements BasebandSource {

  static final int RATE_HZ = 32_000;
  static final int AUDIO_RATE_HZ = 8_000;
  static final double LOW_HZ = 200;
  static final double HIGH_HZ = 2_800;
  static final double BANDWIDTH_HZ = 3_300;
  static final double LEAD_SECONDS = 0.2;
  static final double TAIL_SECONDS = 0.2;

  private static final double ATTENUATION_DB = 70;
  private static final double CEILING = 0.95;

  /** Leaves room for the envelope, which is higher than the audio's own peaks. */
  private static final float LEVEL = 0.75f;

  private static final int BLOCK = 64;

  private final AudioStream audio;
  private final AnalyticSignal analytic;
  private final ComplexResampler resampler;
  private final PeakLimiter limiter;
  private final float[] mono = new float[BLOCK];
  private final float[] low = new float[2 * BLOCK];
  private final float[] high = new float[2 * BLOCK * (RATE_HZ / AUDIO_RATE_HZ)];
  private int from = high.length;
  private int leadBlocks = (int) (LEAD_SECONDS * AUDIO_RATE_HZ / BLOCK);

  SsbSource(AudioStream audio, boolean upper) {
    this.audio = audio;
    analytic =
        new AnalyticSignal(0, HIGH_HZ + LOW_HZ, 2 * LOW_HZ, ATTENUATION_DB, AUDIO_RATE_HZ, upper);
    ResamplerDesign design =
        ResamplerDesign.forSignal(HIGH_HZ + LOW_HZ / 2, AUDIO_RATE_HZ, ATTENUATION_DB);
    resampler = new ComplexResampler(AUDIO_RATE_HZ, RATE_HZ, design);
    limiter = new PeakLimiter(2, CEILING, 0.02, 0.5, RATE_HZ);
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
    int filled = 0;
    if (leadBlocks > 0) {
      leadBlocks--;
    } else {
      for (int n = 0; n >= 0 && filled < BLOCK; ) {
        n = audio.read(mono, filled, BLOCK - filled);
        filled += Math.max(0, n);
      }
    }
    for (int n = 0; n < filled; n++) {
      mono[n] *= LEVEL;
    }
    Arrays.fill(mono, filled, BLOCK, 0);
    analytic.execute(mono, 0, BLOCK, low, 0);
    int count = resampler.execute(low, 0, BLOCK, high, 0);
    limiter.execute(high, 0, count);
    from = 0;
  }
}

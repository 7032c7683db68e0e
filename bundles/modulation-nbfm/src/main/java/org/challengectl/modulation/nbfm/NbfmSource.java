package org.challengectl.modulation.nbfm;

import java.util.Arrays;
import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.FmModulator;
import org.challengectl.dsp.PeakLimiter;
import org.challengectl.dsp.PreEmphasis;
import org.challengectl.dsp.RealResampler;
import org.challengectl.dsp.ResamplerDesign;
import org.challengectl.dsp.audio.AudioStream;

/**
 * The frequency-modulated carrier: bare for a moment so that squelches open, then with the audio,
 * then bare again. The limiter comes last before the modulator, so the deviation is never exceeded.
 */
final class NbfmSource implements BasebandSource {

  static final int RATE_HZ = 96_000;
  static final int AUDIO_RATE_HZ = 8_000;
  static final double AUDIO_HZ = 3_000;

  private static final int LEVEL_RATE_HZ = 48_000;

  private static final double MARGIN_SECONDS = 0.2;
  private static final double RAMP_SECONDS = 0.005;
  private static final float AMPLITUDE = 0.95f;
  private static final double ATTENUATION_DB = 70;
  private static final int BLOCK = 64;

  private final AudioStream audio;
  private final RealResampler toLevelRate;
  private final PreEmphasis preEmphasis;
  private final PeakLimiter limiter;
  private final RealResampler toRate;
  private final FmModulator modulator;
  private final double durationSeconds;
  private final double bandwidthHz;
  private final double endSample;
  private final float[] low = new float[BLOCK];
  private final float[] levelled = new float[BLOCK * (LEVEL_RATE_HZ / AUDIO_RATE_HZ)];
  private final float[] high = new float[BLOCK * (RATE_HZ / AUDIO_RATE_HZ)];
  private int from = high.length;
  private int leadBlocks;
  private long sample;

  NbfmSource(
      AudioStream audio, double audioSeconds, double deviationHz, double preEmphasisSeconds) {
    this.audio = audio;
    ResamplerDesign design =
        ResamplerDesign.forSignal(1.06 * AUDIO_HZ, AUDIO_RATE_HZ, ATTENUATION_DB);
    toLevelRate = new RealResampler(AUDIO_RATE_HZ, LEVEL_RATE_HZ, design);
    preEmphasis = new PreEmphasis(preEmphasisSeconds, LEVEL_RATE_HZ);
    limiter = new PeakLimiter(1, 1, 0.005, 0.2, LEVEL_RATE_HZ);
    toRate =
        new RealResampler(
            LEVEL_RATE_HZ,
            RATE_HZ,
            ResamplerDesign.forSignal(1.2 * AUDIO_HZ, LEVEL_RATE_HZ, ATTENUATION_DB));
    modulator = new FmModulator(deviationHz, RATE_HZ);
    durationSeconds = 2 * MARGIN_SECONDS + audioSeconds;
    endSample = durationSeconds * RATE_HZ;
    leadBlocks = (int) (MARGIN_SECONDS * AUDIO_RATE_HZ / BLOCK);
    // Beyond the second sidebands of the highest tone, all is at least 50 dB down.
    bandwidthHz = deviationHz + 2 * AUDIO_HZ;
  }

  double durationSeconds() {
    return durationSeconds;
  }

  double bandwidthHz() {
    return bandwidthHz;
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    int done = 0;
    while (done < samples) {
      if (from == high.length) {
        refill();
      }
      int count = Math.min(samples - done, high.length - from);
      modulator.execute(high, from, count, iq, offset + 2 * done);
      from += count;
      done += count;
    }
    for (int k = offset; k < offset + 2 * samples; k += 2) {
      float level = AMPLITUDE * level();
      iq[k] *= level;
      iq[k + 1] *= level;
      sample++;
    }
  }

  /** Rises and falls softly at the ends, so that switching the carrier does not splatter. */
  private float level() {
    double inside = Math.min((double) sample, endSample - sample) / (RAMP_SECONDS * RATE_HZ);
    if (inside >= 1) {
      return 1;
    }
    return inside <= 0 ? 0 : (float) (0.5 - 0.5 * Math.cos(Math.PI * inside));
  }

  private void refill() {
    int filled = 0;
    if (leadBlocks > 0) {
      leadBlocks--;
    } else {
      for (int n = 0; n >= 0 && filled < BLOCK; ) {
        n = audio.read(low, filled, BLOCK - filled);
        filled += Math.max(0, n);
      }
    }
    Arrays.fill(low, filled, BLOCK, 0);
    int count = toLevelRate.execute(low, 0, BLOCK, levelled, 0);
    preEmphasis.execute(levelled, 0, count);
    limiter.execute(levelled, 0, count);
    toRate.execute(levelled, 0, count, high, 0);
    from = 0;
  }
}

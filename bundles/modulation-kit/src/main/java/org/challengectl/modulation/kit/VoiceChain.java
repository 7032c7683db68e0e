package org.challengectl.modulation.kit;

import org.challengectl.dsp.PeakLimiter;
import org.challengectl.dsp.PreEmphasis;
import org.challengectl.dsp.RealResampler;
import org.challengectl.dsp.ResamplerDesign;

/**
 * From audio of a {@link Carrier} to what modulates a frequency. The limiter comes last before the
 * modulator, so the deviation is never exceeded.
 */
final class VoiceChain implements AudioChain {

  static final int RATE_HZ = 96_000;
  static final double AUDIO_HZ = 3_000;

  private static final int LEVEL_RATE_HZ = 48_000;
  private static final double ATTENUATION_DB = 70;

  private final RealResampler toLevelRate =
      new RealResampler(
          AudioSource.RATE_HZ,
          LEVEL_RATE_HZ,
          ResamplerDesign.forSignal(1.06 * AUDIO_HZ, AudioSource.RATE_HZ, ATTENUATION_DB));
  private final PreEmphasis preEmphasis;
  private final PeakLimiter limiter = new PeakLimiter(1, 1, 0.005, 0.2, LEVEL_RATE_HZ);
  private final RealResampler toRate =
      new RealResampler(
          LEVEL_RATE_HZ,
          RATE_HZ,
          ResamplerDesign.forSignal(1.2 * AUDIO_HZ, LEVEL_RATE_HZ, ATTENUATION_DB));
  private final float[] levelled =
      new float[PacedAudio.BLOCK * (LEVEL_RATE_HZ / AudioSource.RATE_HZ)];

  VoiceChain(double preEmphasisSeconds) {
    preEmphasis = new PreEmphasis(preEmphasisSeconds, LEVEL_RATE_HZ);
  }

  @Override
  public void execute(float[] audio, float[] out) {
    int count = toLevelRate.execute(audio, 0, audio.length, levelled, 0);
    preEmphasis.execute(levelled, 0, count);
    limiter.execute(levelled, 0, count);
    toRate.execute(levelled, 0, count, out, 0);
  }
}

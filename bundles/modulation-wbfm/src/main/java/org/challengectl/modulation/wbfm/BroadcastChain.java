package org.challengectl.modulation.wbfm;

import org.challengectl.dsp.PeakLimiter;
import org.challengectl.dsp.PreEmphasis;
import org.challengectl.dsp.RealResampler;
import org.challengectl.dsp.ResamplerDesign;
import org.challengectl.modulation.kit.AudioChain;

/**
 * A broadcast transmitter's multiplex: audio with pre-emphasis, limited, with the data subcarrier
 * beside it. Audio and data together never exceed 1.
 */
final class BroadcastChain implements AudioChain {

  static final int RATE_HZ = 456_000;
  static final int AUDIO_RATE_HZ = 45_600;
  static final double AUDIO_HZ = 15_000;

  /** Samples of the audio. */
  static final int BLOCK = 48;

  private static final int MULTIPLEX_RATE_HZ = RdsSubcarrier.RATE_HZ;
  private static final double DATA_HZ = 59_500;
  private static final double ATTENUATION_DB = 70;

  /** Of the deviation; 5 kHz of 75 kHz; the standard allows 1 to 7.5 kHz. */
  private static final float DATA_SHARE = 5 / 75f;

  private final RdsSubcarrier data;
  private final float audioShare;
  private final RealResampler toMultiplex =
      new RealResampler(
          AUDIO_RATE_HZ,
          MULTIPLEX_RATE_HZ,
          ResamplerDesign.forSignal(1.05 * AUDIO_HZ, AUDIO_RATE_HZ, ATTENUATION_DB));
  private final PreEmphasis preEmphasis;
  private final PeakLimiter limiter = new PeakLimiter(1, 1, 0.002, 0.2, MULTIPLEX_RATE_HZ);
  private final RealResampler toRate =
      new RealResampler(
          MULTIPLEX_RATE_HZ,
          RATE_HZ,
          ResamplerDesign.forSignal(DATA_HZ, MULTIPLEX_RATE_HZ, ATTENUATION_DB));
  private final float[] multiplex = new float[BLOCK * (MULTIPLEX_RATE_HZ / AUDIO_RATE_HZ)];

  /**
   * @param data of the Radio Data System; null for none
   */
  BroadcastChain(double preEmphasisSeconds, RdsSubcarrier data) {
    this.data = data;
    audioShare = data == null ? 1 : 1 - DATA_SHARE;
    preEmphasis = new PreEmphasis(preEmphasisSeconds, MULTIPLEX_RATE_HZ);
  }

  @Override
  public void execute(float[] audio, float[] out) {
    int count = toMultiplex.execute(audio, 0, audio.length, multiplex, 0);
    preEmphasis.execute(multiplex, 0, count);
    limiter.execute(multiplex, 0, count);
    for (int n = 0; n < count; n++) {
      multiplex[n] *= audioShare;
    }
    if (data != null) {
      data.addTo(multiplex, count, DATA_SHARE);
    }
    toRate.execute(multiplex, 0, count, out, 0);
  }
}

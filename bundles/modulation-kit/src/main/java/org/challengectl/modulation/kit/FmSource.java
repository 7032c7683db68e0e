package org.challengectl.modulation.kit;

import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.FmModulator;
import org.challengectl.dsp.PeakLimiter;
import org.challengectl.dsp.PreEmphasis;
import org.challengectl.dsp.RealResampler;
import org.challengectl.dsp.ResamplerDesign;

/**
 * The frequency-modulated carrier: bare for a moment so that squelches open, then with the audio,
 * then bare again. The limiter comes last before the modulator, so the deviation is never exceeded.
 */
final class FmSource implements BasebandSource {

  static final int RATE_HZ = 96_000;

  private static final double AUDIO_HZ = 3_000;
  private static final int LEVEL_RATE_HZ = 48_000;
  private static final double AMPLITUDE = 0.95;
  private static final double ATTENUATION_DB = 70;
  private static final int BLOCK = PacedAudio.BLOCK;

  private final PacedAudio audio;
  private final RealResampler toLevelRate;
  private final PreEmphasis preEmphasis;
  private final PeakLimiter limiter = new PeakLimiter(1, 1, 0.005, 0.2, LEVEL_RATE_HZ);
  private final RealResampler toRate;
  private final FmModulator modulator;
  private final Edges edges;
  private final float[] low = new float[BLOCK];
  private final float[] levelled = new float[BLOCK * (LEVEL_RATE_HZ / AudioSource.RATE_HZ)];
  private final float[] high = new float[BLOCK * (RATE_HZ / AudioSource.RATE_HZ)];
  private int from = high.length;

  FmSource(AudioSource audio, double audioSeconds, FmCarrier carrier) {
    this.audio = new PacedAudio(audio);
    toLevelRate =
        new RealResampler(
            AudioSource.RATE_HZ,
            LEVEL_RATE_HZ,
            ResamplerDesign.forSignal(1.06 * AUDIO_HZ, AudioSource.RATE_HZ, ATTENUATION_DB));
    preEmphasis = new PreEmphasis(carrier.preEmphasisSeconds(), LEVEL_RATE_HZ);
    toRate =
        new RealResampler(
            LEVEL_RATE_HZ,
            RATE_HZ,
            ResamplerDesign.forSignal(1.2 * AUDIO_HZ, LEVEL_RATE_HZ, ATTENUATION_DB));
    modulator = new FmModulator(carrier.deviationHz(), RATE_HZ);
    edges = new Edges(AMPLITUDE, 2 * PacedAudio.MARGIN_SECONDS + audioSeconds, RATE_HZ);
  }

  /** Beyond the second sidebands of the highest tone, all is at least 50 dB down. */
  static double edgeHz(double deviationHz) {
    return deviationHz + 2 * AUDIO_HZ;
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
    edges.execute(iq, offset, samples);
  }

  private void refill() {
    audio.next(low);
    int count = toLevelRate.execute(low, 0, BLOCK, levelled, 0);
    preEmphasis.execute(levelled, 0, count);
    limiter.execute(levelled, 0, count);
    toRate.execute(levelled, 0, count, high, 0);
    from = 0;
  }

  @Override
  public void close() {
    audio.close();
  }
}

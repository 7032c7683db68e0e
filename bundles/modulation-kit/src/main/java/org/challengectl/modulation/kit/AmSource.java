package org.challengectl.modulation.kit;

import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.PeakLimiter;
import org.challengectl.dsp.RealResampler;
import org.challengectl.dsp.ResamplerDesign;

/**
 * The carrier, bare for a moment, then with the audio on its amplitude, then bare again. The audio
 * is limited before, so the depth is never exceeded.
 */
final class AmSource implements BasebandSource {

  static final int RATE_HZ = 32_000;
  static final double EDGE_HZ = 3_600;

  private static final double AUDIO_HZ = 3_180;
  private static final double PEAK = 0.95;
  private static final double ATTENUATION_DB = 70;
  private static final int BLOCK = PacedAudio.BLOCK;

  private final PacedAudio audio;
  private final RealResampler resampler;
  private final PeakLimiter limiter = new PeakLimiter(1, 1, 0.01, 0.3, RATE_HZ);
  private final Edges edges;
  private final float carrier;
  private final float depth;
  private final float[] low = new float[BLOCK];
  private final float[] high = new float[BLOCK * (RATE_HZ / AudioSource.RATE_HZ)];
  private int from = high.length;

  AmSource(AudioSource audio, double audioSeconds, double depth) {
    this.audio = PacedAudio.of(audio);
    this.depth = (float) depth;
    carrier = (float) (1 / (1 + depth));
    edges = new Edges(PEAK, 2 * PacedAudio.MARGIN_SECONDS + audioSeconds, RATE_HZ);
    resampler =
        new RealResampler(
            AudioSource.RATE_HZ,
            RATE_HZ,
            ResamplerDesign.forSignal(AUDIO_HZ, AudioSource.RATE_HZ, ATTENUATION_DB));
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    for (int k = offset; k < offset + 2 * samples; k += 2) {
      if (from == high.length) {
        refill();
      }
      iq[k] = carrier * (1 + depth * high[from]);
      iq[k + 1] = 0;
      from++;
    }
    edges.execute(iq, offset, samples);
  }

  private void refill() {
    audio.next(low);
    int count = resampler.execute(low, 0, BLOCK, high, 0);
    limiter.execute(high, 0, count);
    from = 0;
  }

  @Override
  public void close() {
    audio.close();
  }
}

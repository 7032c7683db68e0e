package org.challengectl.modulation.wbfm;

import java.util.Arrays;
import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.FmModulator;
import org.challengectl.dsp.PeakLimiter;
import org.challengectl.dsp.PreEmphasis;
import org.challengectl.dsp.RealResampler;
import org.challengectl.dsp.ResamplerDesign;
import org.challengectl.modulation.kit.AudioSource;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.Edges;

/**
 * A broadcast transmitter: audio with pre-emphasis, limited, with the data subcarrier beside it, on
 * a frequency-modulated carrier that is bare for a moment at both ends. Audio and data together
 * never exceed the deviation.
 */
final class WbfmSource implements BasebandSource {

  static final int RATE_HZ = 456_000;
  static final int AUDIO_RATE_HZ = 45_600;
  static final double AUDIO_HZ = 15_000;

  private static final int MULTIPLEX_RATE_HZ = RdsSubcarrier.RATE_HZ;
  private static final double DATA_HZ = 59_500;
  private static final double ATTENUATION_DB = 70;
  private static final double AMPLITUDE = 0.95;

  /** Of the deviation; 5 kHz of 75 kHz; the standard allows 1 to 7.5 kHz. */
  private static final float DATA_SHARE = 5 / 75f;

  private static final int BLOCK = 48;

  private final AudioSource audio;
  private final RdsSubcarrier data;
  private final float audioShare;
  private final RealResampler toMultiplex;
  private final PreEmphasis preEmphasis;
  private final PeakLimiter limiter = new PeakLimiter(1, 1, 0.002, 0.2, MULTIPLEX_RATE_HZ);
  private final RealResampler toRate;
  private final FmModulator modulator;
  private final Edges edges;
  private final float[] low = new float[BLOCK];
  private final float[] multiplex = new float[BLOCK * (MULTIPLEX_RATE_HZ / AUDIO_RATE_HZ)];
  private final float[] high = new float[BLOCK * (RATE_HZ / AUDIO_RATE_HZ)];
  private int leadBlocks = (int) (Carrier.MARGIN_SECONDS * AUDIO_RATE_HZ / BLOCK);
  private int from = high.length;

  /**
   * @param audio at {@link #AUDIO_RATE_HZ}
   * @param data of the Radio Data System; null for none
   */
  WbfmSource(
      AudioSource audio,
      double audioSeconds,
      double deviationHz,
      double preEmphasisSeconds,
      RdsSubcarrier data) {
    this.audio = audio;
    this.data = data;
    audioShare = data == null ? 1 : 1 - DATA_SHARE;
    toMultiplex =
        new RealResampler(
            AUDIO_RATE_HZ,
            MULTIPLEX_RATE_HZ,
            ResamplerDesign.forSignal(1.05 * AUDIO_HZ, AUDIO_RATE_HZ, ATTENUATION_DB));
    preEmphasis = new PreEmphasis(preEmphasisSeconds, MULTIPLEX_RATE_HZ);
    toRate =
        new RealResampler(
            MULTIPLEX_RATE_HZ,
            RATE_HZ,
            ResamplerDesign.forSignal(DATA_HZ, MULTIPLEX_RATE_HZ, ATTENUATION_DB));
    modulator = new FmModulator(deviationHz, RATE_HZ);
    edges = new Edges(AMPLITUDE, 2 * Carrier.MARGIN_SECONDS + audioSeconds, RATE_HZ);
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
    if (leadBlocks > 0) {
      leadBlocks--;
      Arrays.fill(low, 0);
    } else {
      audio.read(low, 0, BLOCK);
    }
    int count = toMultiplex.execute(low, 0, BLOCK, multiplex, 0);
    preEmphasis.execute(multiplex, 0, count);
    limiter.execute(multiplex, 0, count);
    for (int n = 0; n < count; n++) {
      multiplex[n] *= audioShare;
    }
    if (data != null) {
      data.addTo(multiplex, count, DATA_SHARE);
    }
    toRate.execute(multiplex, 0, count, high, 0);
    from = 0;
  }

  @Override
  public void close() {
    audio.close();
  }
}

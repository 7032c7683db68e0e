package org.challengectl.modulation.kit;

import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.FmModulator;

/**
 * The frequency-modulated carrier: bare for a moment so that squelches open, then with the audio,
 * then bare again.
 */
public final class FmSource implements BasebandSource {

  private static final double AMPLITUDE = 0.95;

  private final PacedAudio audio;
  private final AudioChain chain;
  private final FmModulator modulator;
  private final Edges edges;
  private final float[] low;
  private final float[] high;
  private int from;

  /**
   * @param audio is closed with this
   * @param audioSeconds length of the audio; its margins are added
   * @param chain from the audio to what modulates; its limit keeps the deviation
   * @param deviationHz peak deviation
   * @param rateHz samples per second, a multiple of the audio's rate
   */
  public FmSource(
      PacedAudio audio, double audioSeconds, AudioChain chain, double deviationHz, int rateHz) {
    this.audio = audio;
    this.chain = chain;
    modulator = new FmModulator(deviationHz, rateHz);
    edges = new Edges(AMPLITUDE, 2 * PacedAudio.MARGIN_SECONDS + audioSeconds, rateHz);
    low = new float[audio.block()];
    high = new float[audio.block() * (rateHz / audio.rateHz())];
    from = high.length;
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    int done = 0;
    while (done < samples) {
      if (from == high.length) {
        audio.next(low);
        chain.execute(low, high);
        from = 0;
      }
      int count = Math.min(samples - done, high.length - from);
      modulator.execute(high, from, count, iq, offset + 2 * done);
      from += count;
      done += count;
    }
    edges.execute(iq, offset, samples);
  }

  @Override
  public void close() {
    audio.close();
  }
}

package org.challengectl.modulation.iq;

import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.ComplexResampler;

/** Only the middle of a recording, at a rate that just holds it. */
final class NarrowedSource implements BasebandSource {

  /** The part of a rate that a standard resampler leaves untouched. */
  static final double PASS = 0.8;

  private static final int BLOCK = 512;

  private final BasebandSource wide;
  private final ComplexResampler resampler;
  private final float[] in = new float[2 * BLOCK];
  private final float[] ready;
  private int from;
  private int to;

  NarrowedSource(BasebandSource wide, int wideRateHz, int rateHz) {
    this.wide = wide;
    resampler = new ComplexResampler(wideRateHz, rateHz);
    ready = new float[2 * resampler.maxOutput(BLOCK)];
  }

  /** The rate for a bandwidth. */
  static int rateHz(double bandwidthHz) {
    return (int) Math.ceil(bandwidthHz / PASS);
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    int done = 0;
    while (done < samples) {
      while (from == to) {
        wide.read(in, 0, BLOCK);
        from = 0;
        to = resampler.execute(in, 0, BLOCK, ready, 0);
      }
      int count = Math.min(samples - done, to - from);
      System.arraycopy(ready, 2 * from, iq, offset + 2 * done, 2 * count);
      from += count;
      done += count;
    }
  }

  @Override
  public void close() {
    wide.close();
  }
}

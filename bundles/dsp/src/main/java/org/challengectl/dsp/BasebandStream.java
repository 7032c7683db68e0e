package org.challengectl.dsp;

/**
 * Brings a signal that was made at a low rate to a device's rate, in blocks of any size; the
 * samples do not depend on the sizes. The resampler's delay is cut off, so that the signal starts
 * at sample 0.
 */
public final class BasebandStream {

  private static final double ATTENUATION_DB = 70;
  private static final int TARGET_BLOCK = 8192;
  private static final int MAX_CHUNK = 512;

  private final BasebandSource source;
  private final ComplexResampler resampler;
  private final float[] chunk;
  private final int chunkSamples;
  private final float[] pending;
  private int pendingFrom;
  private int pendingTo;
  private long skip;
  private long left;

  /**
   * @param source gives the signal at {@code basebandRateHz}
   * @param bandwidthHz beyond which the source has nothing, on either side of 0 Hz; below half of
   *     either rate
   * @param sampleCount how many samples to give in all
   */
  public BasebandStream(
      BasebandSource source,
      long basebandRateHz,
      long sampleRateHz,
      double bandwidthHz,
      long sampleCount) {
    this.source = source;
    ResamplerDesign design =
        ResamplerDesign.forSignal(
            bandwidthHz, (double) Math.min(basebandRateHz, sampleRateHz), ATTENUATION_DB);
    resampler = new ComplexResampler(basebandRateHz, sampleRateHz, design);
    double ratio = basebandRateHz / (double) sampleRateHz;
    chunkSamples = (int) Math.max(1, Math.min(MAX_CHUNK, TARGET_BLOCK * ratio));
    chunk = new float[2 * chunkSamples];
    pending = new float[2 * resampler.maxOutput(chunkSamples)];
    skip = Math.round(resampler.delaySeconds() * sampleRateHz);
    left = sampleCount;
  }

  /**
   * Makes the next samples.
   *
   * @return how many complex samples were written, at least 1; -1 at the end
   */
  public int read(float[] iq, int offset, int samples) {
    if (left == 0) {
      return -1;
    }
    int wanted = (int) Math.min(samples, left);
    int done = 0;
    while (done < wanted) {
      int room = wanted - done;
      if (pendingFrom < pendingTo) {
        int count = Math.min(room, pendingTo - pendingFrom);
        System.arraycopy(pending, 2 * pendingFrom, iq, offset + 2 * done, 2 * count);
        pendingFrom += count;
        done += count;
      } else if (skip == 0 && 2 * room >= pending.length) {
        source.read(chunk, 0, chunkSamples);
        done += resampler.execute(chunk, 0, chunkSamples, iq, offset + 2 * done);
      } else {
        refill();
      }
    }
    left -= done;
    return done;
  }

  private void refill() {
    source.read(chunk, 0, chunkSamples);
    pendingTo = resampler.execute(chunk, 0, chunkSamples, pending, 0);
    pendingFrom = (int) Math.min(skip, pendingTo);
    skip -= pendingFrom;
  }
}

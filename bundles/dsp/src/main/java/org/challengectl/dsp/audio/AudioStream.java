package org.challengectl.dsp.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.challengectl.dsp.FirFilter;
import org.challengectl.dsp.RealResampler;

/**
 * Mono audio, ready for a modulator: mixed, resampled, band-limited, levelled. Ends when the file
 * and the filters' delay have run out. For one thread, once; reading allocates nothing.
 */
public final class AudioStream implements AutoCloseable {

  private static final int BLOCK = 512;

  private final WavReader wav;
  private final FrameSource source;
  private final float[] weights;
  private final float gain;
  private final RealResampler resampler;
  private final FirFilter filter;
  private final float[] frames;
  private final float[] mono = new float[BLOCK];
  private final float[] ready;
  private int from;
  private int to;
  private long flush;

  AudioStream(
      WavReader wav,
      FrameSource source,
      int fileRateHz,
      AudioSettings settings,
      float[] weights,
      float gain) {
    this.wav = wav;
    this.source = source;
    this.weights = weights;
    this.gain = gain;
    resampler = new RealResampler(fileRateHz, settings.outputRateHz());
    filter = new FirFilter(settings.bandPass());
    frames = new float[BLOCK * source.channels()];
    ready = new float[resampler.maxOutput(BLOCK)];
    double delaySeconds =
        resampler.delaySeconds() + filter.delaySamples() / settings.outputRateHz();
    flush = (long) Math.ceil(2 * delaySeconds * fileRateHz);
  }

  /**
   * Reads the next samples.
   *
   * @return how many were written, at least 1; -1 at the end
   * @throws UncheckedIOException if the file cannot be read any more
   */
  public int read(float[] out, int offset, int samples) {
    while (from == to) {
      if (!refill()) {
        return -1;
      }
    }
    int count = Math.min(samples, to - from);
    System.arraycopy(ready, from, out, offset, count);
    from += count;
    return count;
  }

  private boolean refill() {
    int count = mix();
    if (count < 0) {
      count = (int) Math.min(BLOCK, flush);
      if (count == 0) {
        return false;
      }
      flush -= count;
      Arrays.fill(mono, 0, count, 0);
    }
    from = 0;
    to = resampler.execute(mono, 0, count, ready, 0);
    filter.execute(ready, 0, to, ready, 0);
    for (int n = 0; n < to; n++) {
      ready[n] *= gain;
    }
    return true;
  }

  private int mix() {
    int count;
    try {
      count = source.read(frames, BLOCK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int n = 0; n < count; n++) {
      float sum = 0;
      for (int c = 0; c < weights.length; c++) {
        sum += weights[c] * frames[n * weights.length + c];
      }
      mono[n] = sum;
    }
    return count;
  }

  @Override
  public void close() {
    try {
      wav.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

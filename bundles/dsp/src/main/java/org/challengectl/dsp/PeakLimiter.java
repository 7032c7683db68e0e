package org.challengectl.dsp;

import java.util.Arrays;

/**
 * Keeps the peaks of a stream below a ceiling by turning the gain down before they come, not by
 * clipping. The gain that each sample needs is spread backwards over the look-ahead time (sliding
 * minimum), released exponentially and smoothed by two moving averages of half the look-ahead, so
 * that it is never above what a peak needs and has no corners.
 */
public final class PeakLimiter {

  private final int channels;
  private final float ceiling;
  private final int lookAhead;
  private final float release;
  private final float[] delayed;
  private final SlidingMinimum minimum;
  private final MovingAverage first;
  private final MovingAverage second;
  private int position;
  private float gain = 1;

  /**
   * @param channels 1 for real samples, 2 for complex ones, whose magnitude is limited
   * @param ceiling that no sample exceeds
   * @param lookAheadSeconds also the delay
   * @param releaseSeconds time constant with which the gain comes back
   */
  public PeakLimiter(
      int channels,
      double ceiling,
      double lookAheadSeconds,
      double releaseSeconds,
      double sampleRateHz) {
    if (channels < 1 || channels > 2 || !(ceiling > 0)) {
      throw new IllegalArgumentException(
          "no limiter for %s channels at %s".formatted(channels, ceiling));
    }
    this.channels = channels;
    this.ceiling = (float) ceiling;
    int half = (int) Math.max(1, Math.round(lookAheadSeconds * sampleRateHz / 2));
    lookAhead = 2 * half;
    release = (float) (1 - Math.exp(-1 / (releaseSeconds * sampleRateHz)));
    delayed = new float[lookAhead * channels];
    minimum = new SlidingMinimum(lookAhead + 1);
    first = new MovingAverage(half);
    second = new MovingAverage(half + 1);
  }

  /** In place. */
  public void execute(float[] samples, int offset, int count) {
    for (int n = 0; n < count; n++) {
      int at = offset + n * channels;
      float level = magnitude(samples, at);
      float needed = minimum.next(level > ceiling ? ceiling / level : 1);
      gain = Math.min(needed, gain + release * (1 - gain));
      float smooth = second.next(first.next(gain));
      for (int c = 0; c < channels; c++) {
        float out = delayed[position + c] * smooth;
        delayed[position + c] = samples[at + c];
        samples[at + c] = channels == 1 ? clamp(out) : out;
      }
      position += channels;
      if (position == delayed.length) {
        position = 0;
      }
    }
  }

  private float magnitude(float[] samples, int at) {
    float a = samples[at];
    if (channels == 1) {
      return Math.abs(a);
    }
    float b = samples[at + 1];
    return (float) Math.sqrt(a * a + b * b);
  }

  /** Rounding alone can exceed the ceiling by a few units in the last place. */
  private float clamp(float x) {
    return Math.max(-ceiling, Math.min(ceiling, x));
  }

  /** Delay in samples. */
  public int delaySamples() {
    return lookAhead;
  }

  /** Forgets all that came before. */
  public void reset() {
    Arrays.fill(delayed, 0);
    minimum.reset();
    first.reset();
    second.reset();
    position = 0;
    gain = 1;
  }

  /** Minimum of the last samples, by a queue of candidates that only grow. */
  private static final class SlidingMinimum {

    private final int length;
    private final float[] values;
    private final long[] times;
    private int head;
    private int size;
    private long time;

    SlidingMinimum(int length) {
      this.length = length;
      values = new float[length];
      times = new long[length];
    }

    float next(float value) {
      if (size > 0 && times[head] <= time - length) {
        head = (head + 1) % length;
        size--;
      }
      while (size > 0 && values[(head + size - 1) % length] >= value) {
        size--;
      }
      int tail = (head + size) % length;
      values[tail] = value;
      times[tail] = time++;
      size++;
      return values[head];
    }

    void reset() {
      head = 0;
      size = 0;
      time = 0;
    }
  }

  private static final class MovingAverage {

    private final float[] values;
    private double sum;
    private int position;

    MovingAverage(int length) {
      values = new float[length];
      reset();
    }

    float next(float value) {
      sum += value - values[position];
      values[position] = value;
      position = position + 1 == values.length ? 0 : position + 1;
      return (float) (sum / values.length);
    }

    void reset() {
      Arrays.fill(values, 1);
      sum = values.length;
      position = 0;
    }
  }
}

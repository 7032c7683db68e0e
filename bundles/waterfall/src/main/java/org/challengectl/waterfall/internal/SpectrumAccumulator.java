package org.challengectl.waterfall.internal;

import org.challengectl.dsp.Fft;
import org.challengectl.dsp.Window;

/**
 * Turns a stream of samples into power spectra: overlapping frames, Hann window, FFT. A frame's
 * values are power densities (1.0 is full scale power in one hertz), in order of frequency from
 * minus half the sample rate upwards. Allocates nothing per frame. Not thread-safe.
 */
final class SpectrumAccumulator implements SampleSink {

  /** Takes one frame; keeps no reference to the array. */
  @FunctionalInterface
  interface FrameSink {
    void frame(float[] density);
  }

  private final int size;
  private final int hop;
  private final double rateHz;
  private final Fft fft;
  private final float[] window;
  private final float[] samples;
  private final float[] work;
  private final float[] density;
  private final float scale;
  private final FrameSink sink;
  private int filled;
  private long frames;

  /**
   * @param size of the FFT, even
   * @param hop from frame to frame in samples, at most {@code size}
   */
  SpectrumAccumulator(int size, int hop, double rateHz, FrameSink sink) {
    if (size < 2 || size % 2 != 0 || hop < 1 || hop > size) {
      throw new IllegalArgumentException("no spectra of " + size + " points every " + hop);
    }
    this.size = size;
    this.hop = hop;
    this.rateHz = rateHz;
    this.sink = sink;
    fft = new Fft(size);
    window = Window.HANN.coefficients(size);
    samples = new float[2 * size];
    work = new float[2 * size];
    density = new float[size];
    double energy = 0;
    for (float w : window) {
      energy += w * w;
    }
    scale = (float) (1 / (energy * rateHz));
  }

  double binHz() {
    return rateHz / size;
  }

  int size() {
    return size;
  }

  double hopSeconds() {
    return hop / rateHz;
  }

  /** Time of a frame's middle after the first sample. */
  double centreSeconds(double frame) {
    return (size / 2.0 + hop * frame) / rateHz;
  }

  /** Equivalent noise bandwidth of one bin. */
  double noiseBandwidthHz() {
    return Window.HANN.noiseBandwidthBins() * binHz();
  }

  @Override
  public void accept(float[] iq, int offset, int count) {
    int done = 0;
    while (done < count) {
      int now = Math.min(size - filled, count - done);
      System.arraycopy(iq, offset + 2 * done, samples, 2 * filled, 2 * now);
      filled += now;
      done += now;
      if (filled == size) {
        emit();
        System.arraycopy(samples, 2 * hop, samples, 0, 2 * (size - hop));
        filled = size - hop;
      }
    }
  }

  /** A stream shorter than one frame gives one all the same, filled up with silence. */
  void finish() {
    if (frames == 0 && filled > 0) {
      java.util.Arrays.fill(samples, 2 * filled, 2 * size, 0);
      emit();
    }
  }

  private void emit() {
    for (int i = 0; i < size; i++) {
      float w = window[i];
      work[2 * i] = samples[2 * i] * w;
      work[2 * i + 1] = samples[2 * i + 1] * w;
    }
    fft.forward(work, 0);
    fft.powerInOrder(work, 0, density);
    for (int i = 0; i < size; i++) {
      density[i] *= scale;
    }
    frames++;
    sink.frame(density);
  }
}

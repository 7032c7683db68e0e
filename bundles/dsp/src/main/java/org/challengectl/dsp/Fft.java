package org.challengectl.dsp;

import org.jtransforms.fft.FloatFFT_1D;
import org.jtransforms.utils.CommonUtils;
import org.visnow.jlargearrays.ConcurrencyUtils;

/** A complex FFT of one size, in the calling thread. */
public final class Fft {

  static {
    ConcurrencyUtils.setNumberOfThreads(1);
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  private final int size;
  private final FloatFFT_1D transform;

  /**
   * @param size complex points, 2 or more; powers of two are fastest
   */
  public Fft(int size) {
    if (size < 2) {
      throw new IllegalArgumentException("an FFT has at least 2 points, not " + size);
    }
    this.size = size;
    transform = new FloatFFT_1D(size);
  }

  public int size() {
    return size;
  }

  /**
   * Forward transform in place, not scaled: a tone of amplitude one gives {@link #size} in its bin.
   *
   * @param iq interleaved, {@code 2 * size} floats from {@code offset}; bin 0 is 0 Hz, the upper
   *     half holds the negative frequencies
   */
  public void forward(float[] iq, int offset) {
    transform.complexForward(iq, offset);
  }

  /** Inverse transform in place, scaled by {@code 1 / size}. */
  public void inverse(float[] iq, int offset) {
    transform.complexInverse(iq, offset, true);
  }

  /**
   * Power of each bin in order of frequency: index 0 is {@code -rate / 2}, index {@code size / 2}
   * is 0 Hz.
   *
   * @param spectrum as {@link #forward} leaves it
   * @param power receives {@code size} values, {@code re^2 + im^2}
   */
  public void powerInOrder(float[] spectrum, int offset, float[] power) {
    int half = size / 2;
    for (int k = 0; k < size; k++) {
      int bin = (k + size - half) % size;
      float re = spectrum[offset + 2 * bin];
      float im = spectrum[offset + 2 * bin + 1];
      power[k] = re * re + im * im;
    }
  }
}

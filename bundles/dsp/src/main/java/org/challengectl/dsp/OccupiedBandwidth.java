package org.challengectl.dsp;

import java.util.Arrays;

/**
 * Measures the band that holds a given share of a complex signal's power (ITU-R SM.443): averaged
 * periodograms with a Hann window (P. D. Welch, 1967), then equal shares cut off at both ends,
 * interpolated within bins. Three quarters of overlap and silence around the signal let each sample
 * weigh the same, which matters where a signal is hardly longer than a window.
 */
public final class OccupiedBandwidth {

  private final double sampleRateHz;
  private final int size;
  private final Fft fft;
  private final float[] window;
  private final float[] block;
  private final float[] frame;
  private final float[] power;
  private final double[] sum;
  private final int step;
  private int filled;
  private boolean measured;

  /**
   * @param resolutionHz wanted spacing of the bins; the next finer power of two is taken
   */
  public OccupiedBandwidth(double sampleRateHz, double resolutionHz) {
    this.sampleRateHz = sampleRateHz;
    int bins = (int) Math.min(1 << 20, Math.max(64, Math.ceil(sampleRateHz / resolutionHz)));
    size = Integer.highestOneBit(2 * bins - 1);
    fft = new Fft(size);
    window = Window.HANN.coefficients(size);
    block = new float[2 * size];
    frame = new float[2 * size];
    power = new float[size];
    sum = new double[size];
    step = size / 4;
    filled = size - step;
  }

  /** Takes more of the signal. */
  public void add(float[] iq, int offset, int samples) {
    int from = offset;
    int left = samples;
    while (left > 0) {
      int count = Math.min(left, size - filled);
      System.arraycopy(iq, from, block, 2 * filled, 2 * count);
      filled += count;
      from += 2 * count;
      left -= count;
      if (filled == size) {
        measure();
        advance();
      }
    }
  }

  /** Ends the signal with silence, so that its last samples count as well. */
  public void finish() {
    for (int left = filled; left > 0; left -= step) {
      Arrays.fill(block, 2 * filled, 2 * size, 0);
      measure();
      advance();
    }
    Arrays.fill(block, 0);
    filled = size - step;
  }

  private void advance() {
    System.arraycopy(block, 2 * step, block, 0, 2 * (size - step));
    filled = size - step;
  }

  private void measure() {
    for (int n = 0; n < size; n++) {
      frame[2 * n] = block[2 * n] * window[n];
      frame[2 * n + 1] = block[2 * n + 1] * window[n];
    }
    fft.forward(frame, 0);
    fft.powerInOrder(frame, 0, power);
    for (int k = 0; k < size; k++) {
      sum[k] += power[k];
    }
    measured = true;
  }

  /**
   * The band that holds a share of the power.
   *
   * @param share e.g. 0.99
   * @throws IllegalStateException if there was no signal at all
   */
  public FrequencyRange range(double share) {
    double total = Arrays.stream(sum).sum();
    if (!measured || !(total > 0)) {
      throw new IllegalStateException("no signal to measure");
    }
    double outside = total * (1 - share) / 2;
    return new FrequencyRange(edge(outside), edge(total - outside));
  }

  private double edge(double wanted) {
    double below = 0;
    int k = 0;
    while (k < size - 1 && below + sum[k] < wanted) {
      below += sum[k++];
    }
    double within = sum[k] > 0 ? Math.min(1, (wanted - below) / sum[k]) : 0.5;
    return (k - size / 2 - 0.5 + within) * sampleRateHz / size;
  }
}

package org.challengectl.dsp;

import java.util.Arrays;

/**
 * Measures the band that holds a given share of a complex signal's power (ITU-R SM.443): averaged
 * periodograms with half overlap and a Hann window (P. D. Welch, 1967), then equal shares cut off
 * at both ends, interpolated within bins.
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
  private int filled;
  private long frames;

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
        System.arraycopy(block, size, block, 0, size);
        filled = size / 2;
      }
    }
  }

  /** Ends the signal with silence, so that its last samples count as well. */
  public void finish() {
    Arrays.fill(block, 2 * filled, 2 * size, 0);
    measure();
    filled = 0;
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
    frames++;
  }

  /**
   * The band that holds a share of the power.
   *
   * @param share e.g. 0.99
   * @throws IllegalStateException if there was no signal at all
   */
  public FrequencyRange range(double share) {
    double total = Arrays.stream(sum).sum();
    if (frames == 0 || !(total > 0)) {
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

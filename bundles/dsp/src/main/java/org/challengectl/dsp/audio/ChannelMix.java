package org.challengectl.dsp.audio;

import java.io.IOException;

/**
 * Decides how channels become one. Channels that hold something are averaged; empty ones are left
 * out, so that a recording on the left channel alone stays as loud as it is; where channels cancel
 * each other the loudest one is taken.
 */
final class ChannelMix {

  private static final int BLOCK = 1024;

  /** A channel this far below the loudest is empty: 40 dB in power. */
  private static final double EMPTY = 1e-4;

  /** A mix with less than this part of its channels' mean power has cancelled. */
  private static final double CANCELLED = 0.1;

  private ChannelMix() {}

  /** One weight for each channel. */
  static float[] weights(FrameSource source) throws IOException {
    int channels = source.channels();
    if (channels == 1) {
      return new float[] {1};
    }
    // Products of all pairs give the power of every possible mix in one pass.
    double[][] products = new double[channels][channels];
    float[] block = new float[BLOCK * channels];
    for (int count = source.read(block, BLOCK); count > 0; count = source.read(block, BLOCK)) {
      for (int n = 0; n < count; n++) {
        for (int a = 0; a < channels; a++) {
          for (int b = 0; b < channels; b++) {
            products[a][b] += block[n * channels + a] * block[n * channels + b];
          }
        }
      }
    }
    return weights(products);
  }

  private static float[] weights(double[][] products) {
    int channels = products.length;
    int loudest = 0;
    for (int c = 1; c < channels; c++) {
      loudest = products[c][c] > products[loudest][loudest] ? c : loudest;
    }
    double loudestPower = products[loudest][loudest];
    float[] weights = new float[channels];
    int used = 0;
    double meanPower = 0;
    for (int c = 0; c < channels; c++) {
      if (products[c][c] >= EMPTY * loudestPower) {
        weights[c] = 1;
        used++;
        meanPower += products[c][c];
      }
    }
    double mixed = 0;
    for (int a = 0; a < channels; a++) {
      for (int b = 0; b < channels; b++) {
        mixed += weights[a] * weights[b] * products[a][b];
      }
    }
    boolean cancelled = mixed / used < CANCELLED * meanPower;
    for (int c = 0; c < channels; c++) {
      weights[c] = cancelled ? (c == loudest ? 1 : 0) : weights[c] / used;
    }
    return weights;
  }
}

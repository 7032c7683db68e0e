package org.challengectl.waterfall.internal;

/**
 * Takes the speckle out of a picture whose pixels hold hardly more than one frame each, where noise
 * scatters over 20 dB: a binomial blur of power, three columns by three rows.
 */
final class Speckle {

  private static final float[] ACROSS = {1 / 4f, 2 / 4f, 1 / 4f};
  private static final float[] DOWN = {1 / 4f, 2 / 4f, 1 / 4f};

  private Speckle() {}

  /** Blurs in place; beyond the edges the picture goes on as at the edge. */
  static void soften(float[] power, int width, int height) {
    float[] across = new float[power.length];
    blur(power, across, width, height, 1, width, ACROSS);
    blur(across, power, height, width, width, 1, DOWN);
  }

  private static void blur(
      float[] from, float[] to, int length, int lines, int step, int lineStep, float[] kernel) {
    int reach = kernel.length / 2;
    for (int line = 0; line < lines; line++) {
      int start = line * lineStep;
      for (int i = 0; i < length; i++) {
        float sum = 0;
        for (int k = -reach; k <= reach; k++) {
          int at = Math.max(0, Math.min(length - 1, i + k));
          sum += kernel[k + reach] * from[start + at * step];
        }
        to[start + i * step] = sum;
      }
    }
  }
}

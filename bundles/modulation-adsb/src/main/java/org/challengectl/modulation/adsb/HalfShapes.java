package org.challengectl.modulation.adsb;

/**
 * The samples of half a microsecond, for rates of which a whole number fits into it. Edges are
 * shorter than that, so besides the half itself only its two neighbours matter.
 */
final class HalfShapes {

  private final float[][] shapes = new float[8][];

  /**
   * @param samples in half a microsecond
   * @param amplitude of a pulse
   */
  HalfShapes(int samples, float amplitude) {
    for (int key = 0; key < shapes.length; key++) {
      Pulses three = Pulses.three((key & 4) != 0, (key & 2) != 0, (key & 1) != 0);
      shapes[key] = new float[samples];
      for (int n = 0; n < samples; n++) {
        double mean = three.mean(n / (double) samples, (n + 1) / (double) samples);
        shapes[key][n] = (float) (amplitude * mean);
      }
    }
  }

  /** Of one half of a frame, which may be the one before its first or after its last. */
  float[] of(Pulses frame, int half) {
    int key = frame.on(half - 1) ? 4 : 0;
    key |= frame.on(half) ? 2 : 0;
    return shapes[key | (frame.on(half + 1) ? 1 : 0)];
  }
}

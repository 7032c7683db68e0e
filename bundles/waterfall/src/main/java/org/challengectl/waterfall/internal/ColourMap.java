package org.challengectl.waterfall.internal;

/** From weak to strong: dark blue, blue, green, yellow, red. */
final class ColourMap {

  /** Stops at equal distances; the first is dark so that noise stays in the background. */
  private static final int[] STOPS = {
    0x05062b, 0x0b1f6f, 0x0f4fa8, 0x0b8a9a, 0x1fae54, 0x86bc1f, 0xdccc16, 0xf57f17, 0xff2a1e
  };

  private static final int SIZE = 1024;
  private static final int[] TABLE = table();

  private ColourMap() {}

  /**
   * The colour of a level.
   *
   * @param level 0 weakest to 1 strongest; beyond is as the end, NaN as 0
   * @return 0xRRGGBB
   */
  static int rgb(double level) {
    double inside = level > 0 ? Math.min(1, level) : 0;
    return TABLE[(int) Math.round(inside * (SIZE - 1))];
  }

  private static int[] table() {
    int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double at = i / (double) (SIZE - 1) * (STOPS.length - 1);
      int below = Math.min((int) at, STOPS.length - 2);
      table[i] = between(STOPS[below], STOPS[below + 1], at - below);
    }
    return table;
  }

  private static int between(int a, int b, double share) {
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = a >> shift & 0xff;
      int to = b >> shift & 0xff;
      rgb |= (int) Math.round(from + share * (to - from)) << shift;
    }
    return rgb;
  }
}

package org.challengectl.modulation.sstv;

import org.challengectl.modulation.kit.Picture;

/** Luminance and colour differences of the Robot modes, in Barber's numbers (ITU-R BT.601). */
final class Luminance {

  private static final double SCALE = 0.003906;

  private Luminance() {}

  static double y(int rgb) {
    return 16 + SCALE * (65.738 * red(rgb) + 129.057 * green(rgb) + 25.064 * blue(rgb));
  }

  /** R-Y. */
  static double redness(int rgb) {
    return 128 + SCALE * (112.439 * red(rgb) - 94.154 * green(rgb) - 18.285 * blue(rgb));
  }

  /** B-Y. */
  static double blueness(int rgb) {
    return 128 + SCALE * (-37.945 * red(rgb) - 74.494 * green(rgb) + 112.439 * blue(rgb));
  }

  /** The mean colour of two columns in two rows. */
  static int mean(Picture picture, int column, int row) {
    int from = row * picture.width() + column;
    int a = picture.rgb()[from];
    int b = picture.rgb()[from + 1];
    int c = picture.rgb()[from + picture.width()];
    int d = picture.rgb()[from + picture.width() + 1];
    int red = red(a) + red(b) + red(c) + red(d);
    int green = green(a) + green(b) + green(c) + green(d);
    int blue = blue(a) + blue(b) + blue(c) + blue(d);
    return (((red + 2) / 4) << 16) | (((green + 2) / 4) << 8) | ((blue + 2) / 4);
  }

  private static int red(int rgb) {
    return rgb >> 16 & 0xFF;
  }

  private static int green(int rgb) {
    return rgb >> 8 & 0xFF;
  }

  private static int blue(int rgb) {
    return rgb & 0xFF;
  }
}

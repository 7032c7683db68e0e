package org.challengectl.modulation.kit;

import java.util.Arrays;

/**
 * A picture in memory. Pixels are {@code 0xRRGGBB}, row by row from above, each row from the left.
 *
 * @param width pixels of a row
 * @param height rows
 * @param rgb {@code width * height} pixels; not copied, so neither side changes them any more
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(int width, int height, int[] rgb) {

  public Picture {
    if (width < 1 || height < 1 || rgb.length != (long) width * height) {
      throw new IllegalArgumentException("no picture of %dx%d".formatted(width, height));
    }
  }

  /** Brightness of a pixel, 0-255, as in ITU-R BT.601. */
  public static int brightness(int rgb) {
    int weighted = 299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF);
    return (weighted + 500) / 1000;
  }

  /** The same at another size; each pixel is the mean of the area that it covers. */
  public Picture scaled(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    double[] across = new double[3 * newWidth];
    double[] sums = new double[3 * newWidth];
    int[] scaled = new int[newWidth * newHeight];
    double tall = height / (double) newHeight;
    for (int row = 0; row < newHeight; row++) {
      double top = row * tall;
      double bottom = Math.min(height, top + tall);
      Arrays.fill(sums, 0);
      for (int y = (int) top; y < bottom; y++) {
        double weight = Math.min(bottom, y + 1) - Math.max(top, y);
        shrinkRow(y, newWidth, across);
        for (int k = 0; k < sums.length; k++) {
          sums[k] += weight * across[k];
        }
      }
      for (int x = 0; x < newWidth; x++) {
        scaled[row * newWidth + x] =
            level(sums[3 * x] / (bottom - top)) << 16
                | level(sums[3 * x + 1] / (bottom - top)) << 8
                | level(sums[3 * x + 2] / (bottom - top));
      }
    }
    return new Picture(newWidth, newHeight, scaled);
  }

  private void shrinkRow(int y, int newWidth, double[] means) {
    double wide = width / (double) newWidth;
    for (int n = 0; n < newWidth; n++) {
      double left = n * wide;
      double right = Math.min(width, left + wide);
      double red = 0;
      double green = 0;
      double blue = 0;
      for (int x = (int) left; x < right; x++) {
        double weight = Math.min(right, x + 1) - Math.max(left, x);
        int pixel = rgb[y * width + x];
        red += weight * (pixel >> 16 & 0xFF);
        green += weight * (pixel >> 8 & 0xFF);
        blue += weight * (pixel & 0xFF);
      }
      means[3 * n] = red / (right - left);
      means[3 * n + 1] = green / (right - left);
      means[3 * n + 2] = blue / (right - left);
    }
  }

  private static int level(double mean) {
    return (int) Math.round(Math.max(0, Math.min(255, mean)));
  }

  /** As large as it fits into a frame, in its own proportions, with black beside or above it. */
  public Picture fitted(int frameWidth, int frameHeight) {
    double factor = Math.min(frameWidth / (double) width, frameHeight / (double) height);
    int newWidth = (int) Math.max(1, Math.min(frameWidth, Math.round(factor * width)));
    int newHeight = (int) Math.max(1, Math.min(frameHeight, Math.round(factor * height)));
    Picture inner = scaled(newWidth, newHeight);
    int[] framed = new int[frameWidth * frameHeight];
    int left = (frameWidth - newWidth) / 2;
    int top = (frameHeight - newHeight) / 2;
    for (int row = 0; row < newHeight; row++) {
      int to = (top + row) * frameWidth + left;
      System.arraycopy(inner.rgb, row * newWidth, framed, to, newWidth);
    }
    return new Picture(frameWidth, frameHeight, framed);
  }
}

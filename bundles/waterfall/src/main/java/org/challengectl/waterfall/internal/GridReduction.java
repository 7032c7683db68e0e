package org.challengectl.waterfall.internal;

import org.challengectl.waterfall.WaterfallGrid;

/**
 * Brings a waterfall to few cells. Across frequencies the strongest counts, so that a thin line
 * stays; along time half the mean, so that keying is paler than a carrier, and half the strongest,
 * so that a short burst stays.
 */
final class GridReduction {

  private static final int WIDTH = WaterfallImage.PLOT_WIDTH;
  private static final int HEIGHT = WaterfallImage.PLOT_HEIGHT;
  private static final double SILENCE_DB = -200;

  private GridReduction() {}

  static WaterfallGrid of(WaterfallRecorder recorder, int columns, int rows) {
    if (columns < 1 || columns > WIDTH || rows < 1 || rows > HEIGHT) {
      throw new IllegalArgumentException("no grid of " + columns + " x " + rows + " cells");
    }
    float[] pixels = recorder.levels(WIDTH, HEIGHT, SILENCE_DB);
    ColourScale scale = ColourScale.of(pixels);
    float[] cells = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      int top = row * HEIGHT / rows;
      int bottom = (row + 1) * HEIGHT / rows;
      for (int column = 0; column < columns; column++) {
        int left = column * WIDTH / columns;
        int right = (column + 1) * WIDTH / columns;
        cells[row * columns + column] = cell(pixels, scale, left, right, top, bottom);
      }
    }
    FrequencyBand band = recorder.band();
    return new WaterfallGrid(columns, cells, band.lowHz(), band.highHz(), recorder.seconds());
  }

  private static float cell(
      float[] pixels, ColourScale scale, int left, int right, int top, int bottom) {
    double sum = 0;
    double highest = 0;
    for (int y = top; y < bottom; y++) {
      float most = Float.NEGATIVE_INFINITY;
      for (int x = left; x < right; x++) {
        most = Math.max(most, pixels[y * WIDTH + x]);
      }
      double level = Math.max(0, Math.min(1, scale.level(most)));
      sum += level;
      highest = Math.max(highest, level);
    }
    return (float) ((sum / (bottom - top) + highest) / 2);
  }
}

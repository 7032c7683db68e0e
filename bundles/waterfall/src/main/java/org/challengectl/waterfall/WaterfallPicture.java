package org.challengectl.waterfall;

import java.nio.file.Path;

/**
 * A waterfall picture that has been written. Time runs downwards, frequency to the right.
 *
 * @param file the PNG
 * @param widthPixels of the whole picture
 * @param heightPixels of the whole picture
 * @param plot where in the picture the samples are shown
 * @param centreHz frequency at the middle of the plot, on the air
 * @param spanHz from the plot's left to its right edge
 * @param seconds from the plot's upper to its lower edge
 */
public record WaterfallPicture(
    Path file,
    int widthPixels,
    int heightPixels,
    PlotBox plot,
    double centreHz,
    double spanHz,
    double seconds) {

  /**
   * A rectangle in pixels from the upper left corner.
   *
   * @param left first column
   * @param top first row
   * @param right the column after the last
   * @param bottom the row after the last
   */
  public record PlotBox(int left, int top, int right, int bottom) {}
}

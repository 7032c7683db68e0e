package org.challengectl.waterfall;

/** A waterfall in few cells. Time runs downwards, frequency to the right. Immutable. */
public final class WaterfallGrid {

  private final int columns;
  private final float[] levels;
  private final double lowHz;
  private final double highHz;
  private final double seconds;

  /**
   * @param columns at least 1
   * @param levels row by row; 0 is the weakest that is shown, 1 the strongest
   * @param lowHz left edge, relative to the middle of the captured band
   * @param highHz right edge
   * @param seconds from the upper to the lower edge
   */
  public WaterfallGrid(int columns, float[] levels, double lowHz, double highHz, double seconds) {
    if (columns < 1 || levels.length % columns != 0) {
      throw new IllegalArgumentException(levels.length + " cells in rows of " + columns);
    }
    this.columns = columns;
    this.levels = levels.clone();
    this.lowHz = lowHz;
    this.highHz = highHz;
    this.seconds = seconds;
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return levels.length / columns;
  }

  /** A cell's level, 0 to 1. */
  public float level(int column, int row) {
    return levels[row * columns + column];
  }

  /** Left edge, relative to the middle of the captured band. */
  public double lowHz() {
    return lowHz;
  }

  /** Right edge, relative to the middle of the captured band. */
  public double highHz() {
    return highHz;
  }

  /** Time from the upper to the lower edge. */
  public double seconds() {
    return seconds;
  }
}

package org.challengectl.waterfall.internal;

import java.util.Arrays;

/**
 * Power by time row and frequency column in bounded memory: when the rows are used up, neighbours
 * are merged and each row from then on holds twice as many frames. A row keeps the mean over its
 * frames and, if wanted, the highest frame, so that a short burst survives any number of merges.
 * Not thread-safe.
 */
final class Spectrogram {

  private final int columns;
  private final float[][] means;
  private final float[][] peaks;
  private final boolean keepsPeaks;
  private final double[] sum;
  private final float[] peak;
  private int framesPerRow;
  private int framesInOpenRow;
  private int rows;
  private long frames;

  /**
   * @param columns per row, at least 1
   * @param maxRows even, at least 2
   * @param framesPerRow to begin with, at least 1
   * @param keepsPeaks whether {@link #peak} is wanted
   */
  Spectrogram(int columns, int maxRows, int framesPerRow, boolean keepsPeaks) {
    if (columns < 1 || maxRows < 2 || maxRows % 2 != 0 || framesPerRow < 1) {
      throw new IllegalArgumentException(
          "not a spectrogram: %d columns, %d rows, %d frames per row"
              .formatted(columns, maxRows, framesPerRow));
    }
    this.columns = columns;
    this.framesPerRow = framesPerRow;
    means = new float[maxRows][];
    peaks = new float[maxRows][];
    this.keepsPeaks = keepsPeaks;
    sum = new double[columns];
    peak = new float[columns];
  }

  /**
   * Takes one frame.
   *
   * @param power of which the first {@link #columns()} elements are read
   */
  void add(float[] power) {
    for (int c = 0; c < columns; c++) {
      float p = power[c];
      sum[c] += p;
      if (p > peak[c]) {
        peak[c] = p;
      }
    }
    frames++;
    framesInOpenRow++;
    if (framesInOpenRow == framesPerRow) {
      closeRow();
      if (rows == means.length) {
        mergeNeighbours();
      }
    }
  }

  /** Turns frames that do not fill a row into a row of their own; no more frames may follow. */
  void finish() {
    if (framesInOpenRow > 0) {
      closeRow();
    }
  }

  private void closeRow() {
    if (means[rows] == null) {
      means[rows] = new float[columns];
      peaks[rows] = keepsPeaks ? new float[columns] : means[rows];
    }
    float[] mean = means[rows];
    for (int c = 0; c < columns; c++) {
      mean[c] = (float) (sum[c] / framesInOpenRow);
    }
    if (keepsPeaks) {
      System.arraycopy(peak, 0, peaks[rows], 0, columns);
    }
    rows++;
    Arrays.fill(sum, 0);
    Arrays.fill(peak, 0);
    framesInOpenRow = 0;
  }

  private void mergeNeighbours() {
    for (int r = 0; r < rows / 2; r++) {
      for (int c = 0; c < columns; c++) {
        means[r][c] = (means[2 * r][c] + means[2 * r + 1][c]) / 2;
        if (keepsPeaks) {
          peaks[r][c] = Math.max(peaks[2 * r][c], peaks[2 * r + 1][c]);
        }
      }
    }
    rows /= 2;
    framesPerRow *= 2;
  }

  int columns() {
    return columns;
  }

  /** Rows so far; at most what the constructor allowed. */
  int rows() {
    return rows;
  }

  /** Frames in each row but perhaps the last. */
  int framesPerRow() {
    return framesPerRow;
  }

  /** Frames in one row. */
  int framesIn(int row) {
    return (int) Math.min(framesPerRow, frames - (long) row * framesPerRow);
  }

  long frames() {
    return frames;
  }

  /** Mean power over a row's frames; valid until the next {@link #add}, not to be changed. */
  float[] mean(int row) {
    return means[row];
  }

  /** Power of the strongest frame of a row; valid until the next {@link #add}. */
  float[] peak(int row) {
    return peaks[row];
  }
}

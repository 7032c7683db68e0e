package org.challengectl.waterfall;

import java.util.Arrays;
import java.util.function.Consumer;
import org.challengectl.dsp.Fft;
import org.challengectl.dsp.Window;

/**
 * The rows of a waterfall while it is received: mean power by frequency in steps of dB, one byte
 * each. Work and memory are bounded whatever the sample rate: of a row's time so many frames are
 * transformed, evenly spaced. Not thread-safe.
 */
public final class LiveRows {

  /** dBFS of a byte that is 0; a tone of amplitude one is at 0 dBFS. */
  public static final float FLOOR_DB = -140;

  /** dB from one value of a byte to the next. */
  public static final float STEP_DB = 0.55f;

  private static final int MAX_FRAMES_PER_ROW = 64;
  private static final double SILENCE = 1e-20;

  private final int bins;
  private final int rowSamples;
  private final int frames;
  private final Fft fft;
  private final float[] window;
  private final double norm;
  private final float[] frame;
  private final float[] power;
  private final double[] sum;
  private final byte[] row;
  private final Consumer<byte[]> sink;
  private int position;
  private int done;

  /**
   * @param mostBins a power of two; a row has fewer if it is not long enough for so many
   * @param rowsPerSecond at most 100
   * @param sink gets each row, lowest frequency first; the array is used again after that
   */
  public LiveRows(int sampleRateHz, int mostBins, double rowsPerSecond, Consumer<byte[]> sink) {
    if (!(rowsPerSecond > 0) || !(rowsPerSecond <= 100) || Integer.bitCount(mostBins) != 1) {
      throw new IllegalArgumentException(
          "no waterfall of %d bins, %s rows/s".formatted(mostBins, rowsPerSecond));
    }
    rowSamples = Math.max(2, (int) Math.round(sampleRateHz / rowsPerSecond));
    bins = Math.min(mostBins, Integer.highestOneBit(rowSamples));
    frames = Math.min(MAX_FRAMES_PER_ROW, rowSamples / bins);
    fft = new Fft(bins);
    window = Window.BLACKMAN_HARRIS.coefficients(bins);
    double peak = bins * Window.BLACKMAN_HARRIS.coherentGain();
    norm = 1 / (peak * peak * frames);
    frame = new float[2 * bins];
    power = new float[bins];
    sum = new double[bins];
    row = new byte[bins];
    this.sink = sink;
  }

  /** Values in a row. */
  public int bins() {
    return bins;
  }

  /** Takes the next samples. */
  public void feed(float[] iq, int offset, int samples) {
    int taken = 0;
    while (taken < samples) {
      int begin = frameBegin();
      int count;
      if (done == frames) {
        count = Math.min(samples - taken, rowSamples - position);
      } else if (position < begin) {
        count = Math.min(samples - taken, begin - position);
      } else {
        count = Math.min(samples - taken, begin + bins - position);
        System.arraycopy(iq, offset + 2 * taken, frame, 2 * (position - begin), 2 * count);
      }
      taken += count;
      position += count;
      if (done < frames && position == begin + bins) {
        transform();
      }
      if (position == rowSamples) {
        finish();
      }
    }
  }

  /** Forgets a row that is not complete, for what comes is not the continuation. */
  public void restart() {
    position = 0;
    done = 0;
    Arrays.fill(sum, 0);
  }

  private int frameBegin() {
    return (int) ((long) done * (rowSamples - bins) / Math.max(1, frames - 1));
  }

  private void transform() {
    for (int i = 0; i < bins; i++) {
      frame[2 * i] *= window[i];
      frame[2 * i + 1] *= window[i];
    }
    fft.forward(frame, 0);
    fft.powerInOrder(frame, 0, power);
    for (int i = 0; i < bins; i++) {
      sum[i] += power[i];
    }
    done++;
  }

  private void finish() {
    for (int i = 0; i < bins; i++) {
      double level = 10 * Math.log10(sum[i] * norm + SILENCE);
      row[i] = (byte) Math.max(0, Math.min(255, Math.round((level - FLOOR_DB) / STEP_DB)));
    }
    restart();
    sink.accept(row);
  }
}

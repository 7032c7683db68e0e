package org.challengectl.modulation.paint;

import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;
import org.challengectl.modulation.kit.ImageFlag;
import org.challengectl.modulation.kit.Picture;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;

/**
 * Brightness of each carrier in each line.
 *
 * @param carriers of the plan; the lowest is left out, so that the others lie evenly around zero
 * @param rows in the order in which they are sent
 * @param columns of {@code pixels}
 * @param pixels row by row, 0-255
 */
@SuppressWarnings("ArrayRecordComponent")
record Canvas(int carriers, int rows, int columns, byte[] pixels) {

  private static final int MOST_ROWS = 1_024;
  private static final long MOST_RAW_BYTES = 16L << 20;
  private static final int MOST_LETTERS = 60;

  /**
   * Waterfalls show decibels: amplitude grows exponentially with brightness, by so many decibels
   * from the darkest grey to white, but black is silent.
   */
  private static final double CONTRAST_DB = 24;

  private static final float[] AMPLITUDE = new float[256];

  static {
    double most = Math.pow(10, CONTRAST_DB / 20) - 1;
    for (int n = 0; n < AMPLITUDE.length; n++) {
      AMPLITUDE[n] = (float) ((Math.pow(10, CONTRAST_DB / 20 * n / 255) - 1) / most);
    }
  }

  /** The picture that a flag means. */
  static Picture picture(Flag flag, Parameters parameters) throws SignalException {
    if (flag instanceof Flag.Text) {
      String text = TextFlag.ascii(flag, "paint");
      if (text.length() > MOST_LETTERS || !text.codePoints().allMatch(c -> c >= ' ')) {
        throw SignalException.badFlag(
            "paint writes at most %d letters, without tabs and line ends".formatted(MOST_LETTERS));
      }
      return Letters.page(text, parameters);
    }
    Flag.File file = ImageFlag.file(flag, "paint");
    OptionalLong rawWidth = parameters.optionalInteger("raw_width");
    boolean encoded = ImageFlag.isPicture(file, "paint");
    if (encoded && rawWidth.isPresent()) {
      throw SignalException.badParameter(
          "raw_width",
          "'%s' is a PNG or JPEG file and tells its size itself; leave 'raw_width' out"
              .formatted(file.name()));
    }
    if (!encoded && rawWidth.isEmpty()) {
      throw SignalException.badFlag(
          "'%s' is neither a PNG nor a JPEG file; if it holds one byte per pixel, give 'raw_width'"
              .formatted(file.name()));
    }
    return encoded ? ImageFlag.picture(file, "paint") : raw(file, (int) rawWidth.getAsLong());
  }

  private static Picture raw(Flag.File file, int width) throws SignalException {
    try {
      long bytes = Files.size(file.path());
      if (bytes % width != 0 || bytes > MOST_RAW_BYTES) {
        throw SignalException.badFlag(
            "'%s' has %d bytes; that must be a multiple of 'raw_width' (%d) and at most %d"
                .formatted(file.name(), bytes, width, MOST_RAW_BYTES));
      }
      byte[] grey = Files.readAllBytes(file.path());
      int[] rgb = new int[grey.length];
      for (int n = 0; n < grey.length; n++) {
        rgb[n] = (grey[n] & 0xFF) * 0x010101;
      }
      return new Picture(width, grey.length / width, rgb);
    } catch (IOException e) {
      throw SignalException.badFlag("'%s' cannot be read: %s".formatted(file.name(), e));
    }
  }

  static Canvas of(Picture picture, Plan plan, boolean upwards) throws SignalException {
    int columns = Math.min(picture.width(), plan.carriers() - 1);
    int rows = (int) Math.min(Math.min(picture.height(), MOST_ROWS), plan.symbols());
    Picture scaled = picture.scaled(columns, rows);
    byte[] pixels = new byte[columns * rows];
    int brightest = 0;
    for (int row = 0; row < rows; row++) {
      int from = (upwards ? rows - 1 - row : row) * columns;
      for (int x = 0; x < columns; x++) {
        int brightness = Picture.brightness(scaled.rgb()[from + x]);
        pixels[row * columns + x] = (byte) brightness;
        brightest = Math.max(brightest, brightness);
      }
    }
    if (brightest == 0) {
      throw SignalException.badFlag("the picture is black all over; nothing would be seen");
    }
    return new Canvas(plan.carriers(), rows, columns, pixels);
  }

  /** Amplitudes of all carriers of a row, from the lowest frequency to the highest. */
  void amplitudes(int row, float[] out) {
    for (int k = 0; k < carriers - 1; k++) {
      int column = (int) ((long) k * columns / (carriers - 1));
      out[k] = AMPLITUDE[pixels[row * columns + column] & 0xFF];
    }
  }
}

package org.challengectl.modulation.rtty;

import java.util.function.DoubleSupplier;

/**
 * The tones of start-stop characters, each half an element long: the start is a space, then come
 * five elements, the first the lowest bit, then the stop, a mark of two to four halves (ITU-T S.3).
 * Before and after, the line rests on mark.
 */
final class StartStopKeying implements DoubleSupplier {

  private static final double REST_SECONDS = 0.5;
  private static final int START_AND_CODE = 12;

  private final byte[] codes;
  private final int frameHalves;
  private final double markHz;
  private final double spaceHz;
  private long restHalves;
  private int character;
  private int half;

  StartStopKeying(byte[] codes, int stopHalves, double baud, double centreHz, double shiftHz) {
    this.codes = codes;
    frameHalves = START_AND_CODE + stopHalves;
    restHalves = rest(baud);
    markHz = centreHz + shiftHz / 2;
    spaceHz = centreHz - shiftHz / 2;
  }

  private static long rest(double baud) {
    return Math.round(2 * baud * REST_SECONDS);
  }

  /** How many halves of elements so many characters take, with the rest before and after. */
  static long halves(int characters, int stopHalves, double baud) {
    return 2 * rest(baud) + (long) characters * (START_AND_CODE + stopHalves);
  }

  @Override
  public double getAsDouble() {
    if (restHalves > 0) {
      restHalves--;
      return markHz;
    }
    if (character == codes.length) {
      return markHz;
    }
    int element = half / 2;
    boolean mark = element > 5 || (element > 0 && (codes[character] >> (element - 1) & 1) == 1);
    half++;
    if (half == frameHalves) {
      half = 0;
      character++;
    }
    return mark ? markHz : spaceHz;
  }
}

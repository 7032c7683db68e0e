package org.challengectl.modulation.sstv;

import org.challengectl.modulation.kit.Picture;

/**
 * How a picture becomes frequencies: timings and colours of JL Barber N7CXI, "Proposal for SSTV
 * Mode Specifications", Dayton SSTV Forum, 20 May 2000.
 */
enum Mode {
  ROBOT36(8, 240) {
    @Override
    void line(Picture picture, int row, Script script) {
      script.tone(0.009, SYNC_HZ);
      script.tone(0.003, Script.BLACK_HZ);
      for (int x = 0; x < WIDTH; x++) {
        script.level(0.088 / WIDTH, Luminance.y(picture.rgb()[row * WIDTH + x]));
      }
      boolean red = row % 2 == 0;
      script.tone(0.0045, red ? Script.BLACK_HZ : WHITE_HZ);
      script.tone(0.0015, PORCH_HZ);
      int pair = row / 2 * 2;
      for (int x = 0; x < WIDTH; x += 2) {
        int colour = Luminance.mean(picture, x, pair);
        script.level(
            0.044 / (WIDTH / 2), red ? Luminance.redness(colour) : Luminance.blueness(colour));
      }
    }
  },

  MARTIN1(44, 256) {
    @Override
    void line(Picture picture, int row, Script script) {
      script.tone(0.004862, SYNC_HZ);
      script.tone(0.000572, Script.BLACK_HZ);
      for (int shift : GREEN_BLUE_RED) {
        scan(picture, row, shift, 0.146432, script);
        script.tone(0.000572, Script.BLACK_HZ);
      }
    }
  },

  SCOTTIE1(60, 256) {
    @Override
    void line(Picture picture, int row, Script script) {
      if (row == 0) {
        script.tone(0.009, SYNC_HZ);
      }
      script.tone(0.0015, Script.BLACK_HZ);
      scan(picture, row, GREEN, 0.13824, script);
      script.tone(0.0015, Script.BLACK_HZ);
      scan(picture, row, BLUE, 0.13824, script);
      script.tone(0.009, SYNC_HZ);
      script.tone(0.0015, Script.BLACK_HZ);
      scan(picture, row, RED, 0.13824, script);
    }
  };

  /** Pixels of a line. */
  static final int WIDTH = 320;

  private static final double SYNC_HZ = 1_200;
  private static final double PORCH_HZ = 1_900;
  private static final double WHITE_HZ = 2_300;
  private static final double ONE_HZ = 1_100;
  private static final double ZERO_HZ = 1_300;

  /** Where a colour is in a pixel. */
  private static final int RED = 16;

  private static final int GREEN = 8;
  private static final int BLUE = 0;
  private static final int[] GREEN_BLUE_RED = {GREEN, BLUE, RED};

  private final int code;
  private final int lines;

  Mode(int code, int lines) {
    this.code = code;
    this.lines = lines;
  }

  int lines() {
    return lines;
  }

  /**
   * The calibration header with the mode's vertical interval signalling code.
   *
   * @param shortened 1 as it is to be sent
   */
  void header(Script script, int shortened) {
    double leader = 0.3 / shortened;
    double bit = 0.03 / shortened;
    script.tone(leader, PORCH_HZ);
    script.tone(0.01 / shortened, SYNC_HZ);
    script.tone(leader, PORCH_HZ);
    script.tone(bit, SYNC_HZ);
    int parity = Integer.bitCount(code) & 1;
    for (int bits = code | (parity << 7), n = 0; n < 8; n++) {
      script.tone(bit, (bits >> n & 1) == 1 ? ONE_HZ : ZERO_HZ);
    }
    script.tone(bit, SYNC_HZ);
  }

  /**
   * One line with its synchronisation.
   *
   * @param picture of {@link #WIDTH} columns and {@link #lines} rows
   */
  abstract void line(Picture picture, int row, Script script);

  private static void scan(Picture picture, int row, int shift, double seconds, Script script) {
    for (int x = 0; x < WIDTH; x++) {
      script.level(seconds / WIDTH, picture.rgb()[row * WIDTH + x] >> shift & 0xFF);
    }
  }
}

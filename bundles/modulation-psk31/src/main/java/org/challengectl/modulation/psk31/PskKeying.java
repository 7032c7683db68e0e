package org.challengectl.modulation.psk31;

import java.util.function.IntSupplier;

/**
 * By how many quarter turns the phase goes on with each symbol: reversals while nothing is said,
 * the text, and at the end a bare carrier. With two phases a zero is a reversal and a one is none;
 * with four, a convolutional code of rate 1/2 and constraint length 5 chooses.
 */
final class PskKeying implements IntSupplier {

  /** How long reversals come before the text, and the bare carrier after it. */
  private static final double IDLE_SECONDS = 1;

  /** Zeros after the text, until any decoder of the convolutional code has given out all of it. */
  private static final int FLUSH = 64;

  private static final int FIRST_POLYNOMIAL = 0x17;
  private static final int SECOND_POLYNOMIAL = 0x19;
  private static final int REGISTER = 0x1F;

  private final String text;
  private final boolean quaternary;
  private long idle;
  private int flush;
  private int character;
  private int bit;
  private int register;

  PskKeying(String text, PskMode mode) {
    this.text = text;
    quaternary = mode.quaternary();
    idle = idle(mode);
    flush = flush(mode);
  }

  private static long idle(PskMode mode) {
    return Math.round(IDLE_SECONDS * mode.baud());
  }

  private static int flush(PskMode mode) {
    return mode.quaternary() ? FLUSH : 0;
  }

  /** How many symbols a text takes with all that comes before and after. */
  static long symbols(String text, PskMode mode) {
    return 2 * idle(mode)
        + flush(mode)
        + text.chars().mapToLong(c -> Varicode.of(c).length()).sum();
  }

  @Override
  public int getAsInt() {
    if (idle > 0) {
      idle--;
      return turn(0);
    }
    if (character < text.length()) {
      String code = Varicode.of(text.charAt(character));
      int next = code.charAt(bit) - '0';
      bit++;
      if (bit == code.length()) {
        bit = 0;
        character++;
      }
      return turn(next);
    }
    if (flush > 0) {
      flush--;
      return turn(0);
    }
    return 0;
  }

  private int turn(int next) {
    if (!quaternary) {
      return next == 0 ? 2 : 0;
    }
    register = (register << 1 | next) & REGISTER;
    int pair = Integer.bitCount(register & FIRST_POLYNOMIAL) & 1;
    pair |= (Integer.bitCount(register & SECOND_POLYNOMIAL) & 1) << 1;
    return 2 + pair & 3;
  }
}

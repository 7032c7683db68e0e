package org.challengectl.modulation.ft8;

import java.util.regex.Pattern;

/** Call signs as numbers of 28 and 58 bits and as hashes. */
final class CallSign {

  /**
   * One or two characters, at least one a letter, then a digit, then up to three letters. Most call
   * signs are like this; they fit into 28 bits.
   */
  static final String STANDARD = "(?:[A-Z]|[A-Z][0-9A-Z]|[0-9][A-Z])[0-9][A-Z]{1,3}";

  private static final Pattern STANDARD_FORM = Pattern.compile(STANDARD + "(/[RP])?");

  /** Any other: 3-11 characters, among them a letter and a digit. */
  private static final Pattern LONG_FORM = Pattern.compile("(?=.*[A-Z])(?=.*[0-9])[A-Z0-9/]{3,11}");

  /** Numbers below are words such as CQ. */
  private static final int WORDS = 2_063_592;

  private static final int HASHES = 1 << 22;

  private static final String SPACE_DIGITS_LETTERS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LONG_CHARACTERS = SPACE_DIGITS_LETTERS + "/";
  private static final int LONG_LENGTH = 11;
  private static final long HASH_FACTOR = 47_055_833_459L;

  private CallSign() {}

  /** Whether a call sign is not of the standard form, but can be sent in full. */
  static boolean isLong(String call) {
    return LONG_FORM.matcher(call).matches() && !STANDARD_FORM.matcher(call).matches();
  }

  /** A standard call sign in 28 bits. */
  static int packed(String call) {
    String six = Character.isDigit(call.charAt(1)) && !Character.isDigit(call.charAt(2)) ? " " : "";
    six = "%-6s".formatted(six + call);
    int number = SPACE_DIGITS_LETTERS.indexOf(six.charAt(0));
    number = 36 * number + SPACE_DIGITS_LETTERS.indexOf(six.charAt(1)) - 1;
    number = 10 * number + six.charAt(2) - '0';
    for (int n = 3; n < 6; n++) {
      number = 27 * number + (six.charAt(n) == ' ' ? 0 : six.charAt(n) - 'A' + 1);
    }
    return WORDS + HASHES + number;
  }

  /** The 22 bit hash of a call sign in the place of the call sign. */
  static int packedHash(String call) {
    return WORDS + hash(call, 22);
  }

  /** Up to 11 characters in 58 bits. */
  static long full(String call) {
    return number(" ".repeat(LONG_LENGTH - call.length()) + call);
  }

  /**
   * A hash, by which stations that have heard the call sign in full know it.
   *
   * @param bits 10, 12 or 22
   */
  static int hash(String call, int bits) {
    long number = number(call + " ".repeat(LONG_LENGTH - call.length()));
    return (int) ((number * HASH_FACTOR) >>> (64 - bits));
  }

  private static long number(String eleven) {
    long number = 0;
    for (int n = 0; n < LONG_LENGTH; n++) {
      number = 38 * number + LONG_CHARACTERS.indexOf(eleven.charAt(n));
    }
    return number;
  }
}

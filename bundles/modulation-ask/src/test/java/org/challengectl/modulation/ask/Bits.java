package org.challengectl.modulation.ask;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Bits as text, for comparing. */
final class Bits {

  private Bits() {}

  /** Eight bits a character, most significant first. */
  static String ofAscii(String text) {
    return ofHex(
        new BigInteger(1, text.getBytes(StandardCharsets.US_ASCII)).toString(16),
        2 * text.length());
  }

  /** Four bits a digit, with leading zeros up to a number of digits. */
  static String ofHex(String hex, int digits) {
    String bits = new BigInteger(hex, 16).toString(2);
    return "0".repeat(4 * digits - bits.length()) + bits;
  }
}

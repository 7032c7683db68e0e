package org.challengectl.modulation.ft8;

import java.math.BigInteger;

/** Numbers as binary digits of a fixed count, the highest first. */
final class Bits {

  private Bits() {}

  static String of(long number, int count) {
    return of(BigInteger.valueOf(number), count);
  }

  static String of(BigInteger number, int count) {
    String digits = number.toString(2);
    if (digits.length() > count) {
      throw new IllegalArgumentException(number + " has more than " + count + " bits");
    }
    return "0".repeat(count - digits.length()) + digits;
  }
}

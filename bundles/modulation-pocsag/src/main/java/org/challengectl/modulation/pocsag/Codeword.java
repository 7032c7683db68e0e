package org.challengectl.modulation.pocsag;

/**
 * The 32 bits that POCSAG sends everything in: 21 bits of content, most significant first, 10 check
 * bits of the BCH(31,21) code with the generator x^10 + x^9 + x^8 + x^6 + x^5 + x^3 + 1, and a bit
 * that makes the number of ones even (ITU-R M.584, annex 1, 3.1).
 */
final class Codeword {

  /** Begins each batch. */
  static final int SYNC = 0x7CD215D8;

  /** Fills what is not needed, and ends messages. */
  static final int IDLE = 0x7A89C197;

  /** How many bits of a message one codeword carries. */
  static final int MESSAGE_BITS = 20;

  private static final int GENERATOR = 0x769;
  private static final int CHECK_BITS = 10;
  private static final int MESSAGE_FLAG = 1 << MESSAGE_BITS;

  private Codeword() {}

  /**
   * Calls a pager.
   *
   * @param capcode 21 bits; the last three tell the frame and are not sent
   * @param function 2 bits
   */
  static int address(int capcode, int function) {
    return of((capcode >> 3) << 2 | function);
  }

  /** A part of a message, 20 bits. */
  static int message(int bits) {
    return of(MESSAGE_FLAG | bits);
  }

  private static int of(int content) {
    int rest = content << CHECK_BITS;
    for (int bit = 30; bit >= CHECK_BITS; bit--) {
      if ((rest >> bit & 1) == 1) {
        rest ^= GENERATOR << (bit - CHECK_BITS);
      }
    }
    int word = content << CHECK_BITS | rest;
    return word << 1 | (Integer.bitCount(word) & 1);
  }
}

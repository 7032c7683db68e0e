package org.challengectl.modulation.wbfm;

/**
 * Blocks of the Radio Data System (IEC 62106 / EN 50067, section 2.3 and annex B): 16 bits of
 * information and 10 of a shortened cyclic code, to which an offset word is added that tells the
 * block's place in its group.
 */
final class RdsBlocks {

  /** Offset words A, B, C and D (EN 50067, table A.1). */
  private static final int[] OFFSETS = {0x0FC, 0x198, 0x168, 0x1B4};

  /** x^10 + x^8 + x^7 + x^5 + x^4 + x^3 + 1. */
  private static final int GENERATOR = 0x5B9;

  private static final int CHECK_BITS = 10;
  private static final int BLOCK_BITS = 26;

  static final int GROUP_BITS = 4 * BLOCK_BITS;

  private RdsBlocks() {}

  /**
   * The block as it is sent, most significant bit first.
   *
   * @param information 16 bits
   * @param place 0 to 3
   */
  static int encode(int information, int place) {
    return information << CHECK_BITS | (checkword(information) ^ OFFSETS[place]);
  }

  private static int checkword(int information) {
    int rest = information << CHECK_BITS;
    for (int bit = BLOCK_BITS - 1; bit >= CHECK_BITS; bit--) {
      if ((rest >> bit & 1) != 0) {
        rest ^= GENERATOR << (bit - CHECK_BITS);
      }
    }
    return rest;
  }

  /** Writes a group of four blocks as bits of 0 and 1. */
  static void write(int[] group, byte[] bits, int offset) {
    int at = offset;
    for (int place = 0; place < group.length; place++) {
      int block = encode(group[place], place);
      for (int bit = BLOCK_BITS - 1; bit >= 0; bit--) {
        bits[at++] = (byte) (block >> bit & 1);
      }
    }
  }
}

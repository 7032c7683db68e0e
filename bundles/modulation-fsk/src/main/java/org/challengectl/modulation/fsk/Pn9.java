package org.challengectl.modulation.fsk;

/**
 * Whitening as TI's CC1101 and its kin do it (design note DN509): the data, xor the sequence of the
 * polynomial x^9 + x^5 + 1 from all ones, eight steps a byte, least significant bit first.
 */
final class Pn9 {

  private Pn9() {}

  static byte[] whiten(byte[] data) {
    byte[] white = new byte[data.length];
    int state = 0x1FF;
    for (int n = 0; n < data.length; n++) {
      white[n] = (byte) (data[n] ^ state);
      for (int bit = 0; bit < 8; bit++) {
        state = state >> 1 | ((state ^ state >> 5) & 1) << 8;
      }
    }
    return white;
  }
}

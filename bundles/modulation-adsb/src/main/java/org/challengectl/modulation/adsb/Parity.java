package org.challengectl.modulation.adsb;

/**
 * The 24 bit parity of Mode S: the remainder by x^24 + x^23 + ... + x^12 + x^10 + x^3 + 1 (ICAO
 * Annex 10, volume IV, 3.1.2.3.3).
 */
final class Parity {

  static final int BYTES = 3;

  private static final int GENERATOR = 0xFFF409;

  private Parity() {}

  /** The parity of a frame's first bytes. */
  static int of(byte[] frame, int length) {
    int rest = 0;
    for (int n = 0; n < length; n++) {
      rest ^= (frame[n] & 0xFF) << 16;
      for (int bit = 0; bit < 8; bit++) {
        rest = (rest & 1 << 23) == 0 ? rest << 1 : rest << 1 ^ GENERATOR;
      }
    }
    return rest & 0xFFFFFF;
  }

  /** What a frame's last 24 bits differ by from the parity of those before. */
  static int syndrome(byte[] frame) {
    int content = frame.length - BYTES;
    int sent = 0;
    for (int n = content; n < frame.length; n++) {
      sent = sent << 8 | (frame[n] & 0xFF);
    }
    return of(frame, content) ^ sent;
  }
}

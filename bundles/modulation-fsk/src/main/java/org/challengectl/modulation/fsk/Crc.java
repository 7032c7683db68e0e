package org.challengectl.modulation.fsk;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Check sums that packet radios append, most significant byte first. */
enum Crc {
  NONE("none", 0, 0, 0),
  /** CRC-8/SMBUS: x^8 + x^2 + x + 1, from 0. */
  CRC8("crc8", 8, 0x07, 0),
  /** CRC-16/IBM-3740, often called CCITT-FALSE: x^16 + x^12 + x^5 + 1, from ones. */
  CRC16_CCITT("crc16-ccitt", 16, 0x1021, 0xFFFF),
  /** CRC-16/CMS, as TI's CC1101 and its kin compute it: x^16 + x^15 + x^2 + 1, from ones. */
  CRC16_CC1101("crc16-cc1101", 16, 0x8005, 0xFFFF),
  /** CRC-32/ISO-HDLC, of Ethernet and ZIP. */
  CRC32_ETHERNET("crc32", 32, 0, 0);

  static final String HELP =
      "Check sum after the flag, most significant byte first. crc8: polynomial 07, init 00."
          + " crc16-ccitt: polynomial 1021, init FFFF. crc16-cc1101: polynomial 8005, init FFFF, as"
          + " in TI's CC1101. crc32: as of Ethernet (04C11DB7 reflected, init and xor FFFFFFFF).";

  private final String word;
  private final int bits;
  private final int polynomial;
  private final int init;

  Crc(String word, int bits, int polynomial, int init) {
    this.word = word;
    this.bits = bits;
    this.polynomial = polynomial;
    this.init = init;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(crc -> crc.word).toList();
  }

  static Crc of(String word) {
    return Arrays.stream(values()).filter(crc -> crc.word.equals(word)).findFirst().orElseThrow();
  }

  /** The data with the check sum behind it. */
  byte[] append(byte[] data) {
    long sum = this == CRC32_ETHERNET ? ethernet(data) : remainder(data);
    byte[] all = Arrays.copyOf(data, data.length + bits / 8);
    for (int n = data.length; n < all.length; n++) {
      all[n] = (byte) (sum >> (8 * (all.length - 1 - n)));
    }
    return all;
  }

  private static long ethernet(byte[] data) {
    CRC32 sum = new CRC32();
    sum.update(data);
    return sum.getValue();
  }

  private long remainder(byte[] data) {
    if (bits == 0) {
      return 0;
    }
    int sum = init;
    for (byte each : data) {
      sum ^= (each & 0xFF) << (bits - 8);
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 1 << (bits - 1)) == 0 ? sum << 1 : sum << 1 ^ polynomial;
      }
    }
    return sum & (1L << bits) - 1;
  }
}

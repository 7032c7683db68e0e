package org.challengectl.dsp.audio.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes the checksums of damaged Ogg files right, so that the damage gets past them. */
final class OggPages {

  private static final int HEADER_BYTES = 27;

  private OggPages() {}

  static byte[] withRightChecksums(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at + HEADER_BYTES <= file.length) {
      int segments = file[at + 26] & 0xFF;
      int end = at + HEADER_BYTES + segments;
      for (int n = 0; n < segments && at + HEADER_BYTES + n < file.length; n++) {
        end += file[at + HEADER_BYTES + n] & 0xFF;
      }
      if (end > file.length) {
        break;
      }
      bytes.putInt(at + 22, 0);
      bytes.putInt(at + 22, checksum(file, at, end));
      at = end;
    }
    return file;
  }

  /** Bit by bit, as RFC 3533 describes it. */
  private static int checksum(byte[] file, int from, int to) {
    int crc = 0;
    for (int n = from; n < to; n++) {
      crc ^= file[n] << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc << 1) ^ (crc < 0 ? 0x04C11DB7 : 0);
      }
    }
    return crc;
  }
}

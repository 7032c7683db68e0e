package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a FLAC file says about itself (RFC 9639, section 8).
 *
 * @param block the STREAMINFO block, 34 bytes from index 0
 * @param audioStart where the first audio frame begins
 */
record FlacInfo(ByteBuffer block, long audioStart) {

  static final int BLOCK_BYTES = 34;

  private static final int MAX_BLOCKS = 1_000;
  private static final int NUMBERS_AT = 10;
  private static final int MD5_AT = 18;
  private static final int MD5_BYTES = 16;

  static FlacInfo read(ByteSource file, long start) throws IOException {
    long at = start + 4;
    ByteBuffer block = null;
    for (int n = 0; n < MAX_BLOCKS; n++) {
      ByteBuffer header = file.bytes(at, 4);
      if (header == null) {
        throw file.bad("is a damaged FLAC file: it ends within its description");
      }
      int word = header.order(ByteOrder.BIG_ENDIAN).getInt();
      int length = word & 0xFFFFFF;
      int type = (word >> 24) & 0x7F;
      if (n == 0) {
        block = type == 0 && length == BLOCK_BYTES ? file.bytes(at + 4, BLOCK_BYTES) : null;
        if (block == null) {
          throw file.bad("is a damaged FLAC file: its description is missing");
        }
      }
      at += 4 + length;
      if (word < 0) {
        return new FlacInfo(block.order(ByteOrder.BIG_ENDIAN), at);
      }
    }
    throw file.bad("is a damaged FLAC file: its description does not end");
  }

  private long numbers() {
    return block.getLong(NUMBERS_AT);
  }

  int sampleRateHz() {
    return (int) (numbers() >>> 44);
  }

  /** 1 to 8. */
  int channels() {
    return (int) ((numbers() >>> 41) & 7) + 1;
  }

  /** Of each sample, 1 to 32. */
  int bits() {
    return (int) ((numbers() >>> 36) & 31) + 1;
  }

  /** How many there are; 0 if the writer did not know. */
  long frames() {
    return numbers() & 0xFFFFFFFFFL;
  }

  /** Of the samples; all zero if the writer did not know. */
  byte[] md5() {
    byte[] md5 = new byte[MD5_BYTES];
    block.get(MD5_AT, md5);
    return md5;
  }
}

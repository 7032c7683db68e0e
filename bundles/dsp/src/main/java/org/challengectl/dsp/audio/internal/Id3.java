package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The tags that players write before the audio (ID3v2, id3.org "ID3 tag version 2.4.0", 3.1). */
final class Id3 {

  private static final int HEADER_BYTES = 10;
  private static final int MAX_TAGS = 8;

  private Id3() {}

  /** Where the tags at the beginning of a file end; 0 if there are none. */
  static long end(ByteSource file) throws IOException {
    long at = 0;
    for (int tag = 0; tag < MAX_TAGS; tag++) {
      ByteBuffer header = file.bytes(at, HEADER_BYTES);
      if (header == null || header.get(0) != 'I' || header.get(1) != 'D' || header.get(2) != '3') {
        break;
      }
      long length = 0;
      for (int n = 6; n < HEADER_BYTES; n++) {
        length = (length << 7) | (header.get(n) & 0x7F);
      }
      boolean footer = (header.get(5) & 0x10) != 0;
      at += HEADER_BYTES + length + (footer ? HEADER_BYTES : 0);
    }
    return at;
  }
}

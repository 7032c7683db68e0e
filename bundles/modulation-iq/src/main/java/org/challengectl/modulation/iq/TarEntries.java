package org.challengectl.modulation.iq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The plain files in a tar archive (POSIX.1-1988 "ustar", with GNU's binary sizes), found without
 * unpacking anything.
 */
final class TarEntries {

  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_BYTES = 12;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int MOST_ENTRIES = 1_000;

  private TarEntries() {}

  /**
   * A file in the archive.
   *
   * @param offset of its first byte in the archive
   */
  record Entry(String name, long offset, long size) {}

  /** Whether a file begins like a tar archive. */
  static boolean isTar(byte[] start) {
    return start.length >= BLOCK
        && new String(start, MAGIC_AT, 5, StandardCharsets.US_ASCII).equals("ustar");
  }

  /**
   * All plain files.
   *
   * @param archive what to call it in messages
   */
  static List<Entry> read(FileChannel file, String archive) throws IOException {
    List<Entry> entries = new ArrayList<>();
    byte[] header = new byte[BLOCK];
    long at = 0;
    for (int n = 0; n < MOST_ENTRIES && at + BLOCK <= file.size(); n++) {
      fill(file, ByteBuffer.wrap(header), at, archive);
      if (header[0] == 0) {
        return entries;
      }
      long size = size(header, archive);
      long offset = at + BLOCK;
      if (size > file.size() - offset) {
        throw new RecordingException("the archive '" + archive + "' is cut off");
      }
      byte type = header[TYPE_AT];
      if (type == '0' || type == 0) {
        entries.add(new Entry(name(header), offset, size));
      }
      at = offset + (size + BLOCK - 1) / BLOCK * BLOCK;
    }
    return entries;
  }

  private static void fill(FileChannel file, ByteBuffer buffer, long at, String archive)
      throws IOException {
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        throw new RecordingException("the archive '" + archive + "' is cut off");
      }
    }
  }

  private static String name(byte[] header) {
    int length = 0;
    while (length < NAME_BYTES && header[length] != 0) {
      length++;
    }
    return new String(header, 0, length, StandardCharsets.UTF_8);
  }

  private static long size(byte[] header, String archive) throws RecordingException {
    if ((header[SIZE_AT] & 0x80) != 0) {
      long size = ByteBuffer.wrap(header).getLong(SIZE_AT + SIZE_BYTES - Long.BYTES);
      if (size >= 0) {
        return size;
      }
    } else {
      String octal = new String(header, SIZE_AT, SIZE_BYTES, StandardCharsets.US_ASCII);
      String digits = octal.replace('\0', ' ').strip();
      if (digits.matches("[0-7]{1,12}")) {
        return Long.parseLong(digits, 8);
      }
    }
    throw new RecordingException("the archive '" + archive + "' is damaged");
  }
}

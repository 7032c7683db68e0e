package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.challengectl.dsp.audio.AudioFormatException;

/**
 * The packets of the first stream in an Ogg file (RFC 3533). Every page must be there and whole;
 * pages of other streams beside it are passed over.
 */
final class OggPackets {

  private static final int HEADER_BYTES = 27;
  private static final int CONTINUED = 1;
  private static final int BEGIN = 2;
  private static final int END = 4;

  /** Pictures in the tags can be large; memory must not grow without bound. */
  private static final int MAX_PACKET_BYTES = 1 << 24;

  private static final int[] CRC = crcTable();

  private final ByteSource file;
  private final InputStream input;
  private final ByteBuffer page =
      ByteBuffer.allocate(HEADER_BYTES + 255 + 255 * 255).order(ByteOrder.LITTLE_ENDIAN);
  private byte[] packet = new byte[1 << 12];
  private int length;
  private int segment;
  private int segments;
  private int body;
  private int serial;
  private int sequence = -1;
  private boolean ended;

  OggPackets(ByteSource file, long start) throws IOException {
    this.file = file;
    input = file.stream(start, file.size());
  }

  /** Holds the packet, in its first {@link #length()} bytes; valid until the next one is read. */
  byte[] packet() {
    return packet;
  }

  /** Length of the packet in bytes. */
  int length() {
    return length;
  }

  /** What the page says of the time when the packet ends; -1 if it ends none or is not the last. */
  long granule() {
    return endsAPacketLater() ? -1 : page.getLong(6);
  }

  /** Whether no packet follows. */
  boolean last() {
    return ended && !endsAPacketLater();
  }

  private boolean endsAPacketLater() {
    for (int n = segment; n < segments; n++) {
      if (page.get(HEADER_BYTES + n) != -1) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads the next packet.
   *
   * @return false at the end
   * @throws AudioFormatException if the file is damaged or cut off
   */
  boolean next() throws IOException {
    length = 0;
    boolean begun = false;
    while (true) {
      while (segment < segments) {
        int count = page.get(HEADER_BYTES + segment++) & 0xFF;
        append(count);
        begun = true;
        if (count < 255) {
          return true;
        }
      }
      if (ended) {
        if (begun) {
          throw file.bad("is a damaged Ogg file: its last packet does not end");
        }
        return false;
      }
      readPage();
      if (begun != ((page.get(5) & CONTINUED) != 0) && segments > 0) {
        throw file.bad("is a damaged Ogg file: a packet lacks its other half");
      }
    }
  }

  private void append(int count) throws AudioFormatException {
    if (length + count > MAX_PACKET_BYTES) {
      throw file.bad("is a damaged Ogg file: one of its packets is larger than 16 MiB");
    }
    if (length + count > packet.length) {
      packet = Arrays.copyOf(packet, Math.min(MAX_PACKET_BYTES, 2 * (length + count)));
    }
    page.get(body, packet, length, count);
    body += count;
    length += count;
  }

  /** Reads on until a page of the stream is there. */
  private void readPage() throws IOException {
    boolean other;
    do {
      readAnyPage();
      other = sequence >= 0 && page.getInt(14) != serial;
    } while (other);
    boolean begin = (page.get(5) & BEGIN) != 0;
    if (begin != sequence < 0) {
      throw file.bad("is a damaged Ogg file: it begins twice or not at all");
    }
    serial = page.getInt(14);
    if (!begin && page.getInt(18) != sequence + 1) {
      throw file.bad("is a damaged Ogg file: page %d is missing".formatted(sequence + 1));
    }
    sequence = page.getInt(18);
    ended = (page.get(5) & END) != 0;
    segment = 0;
    segments = page.get(26) & 0xFF;
    body = HEADER_BYTES + segments;
  }

  private void readAnyPage() throws IOException {
    byte[] bytes = page.array();
    require(input.readNBytes(bytes, 0, HEADER_BYTES) == HEADER_BYTES);
    if (page.getInt(0) != 0x5367674F || page.get(4) != 0) {
      throw file.bad("is a damaged Ogg file: no page where one is due");
    }
    int count = page.get(26) & 0xFF;
    require(input.readNBytes(bytes, HEADER_BYTES, count) == count);
    int size = 0;
    for (int n = 0; n < count; n++) {
      size += page.get(HEADER_BYTES + n) & 0xFF;
    }
    require(input.readNBytes(bytes, HEADER_BYTES + count, size) == size);
    int stated = page.getInt(22);
    page.putInt(22, 0);
    int crc = 0;
    for (int n = 0; n < HEADER_BYTES + count + size; n++) {
      crc = (crc << 8) ^ CRC[((crc >>> 24) ^ bytes[n]) & 0xFF];
    }
    if (crc != stated) {
      throw file.bad("is a damaged Ogg file: the checksum of a page is wrong");
    }
  }

  private void require(boolean complete) throws AudioFormatException {
    if (!complete) {
      throw file.bad("is cut off: its last page is missing or not complete");
    }
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int n = 0; n < table.length; n++) {
      int rest = n << 24;
      for (int bit = 0; bit < 8; bit++) {
        rest = (rest << 1) ^ (rest < 0 ? 0x04C11DB7 : 0);
      }
      table[n] = rest;
    }
    return table;
  }
}

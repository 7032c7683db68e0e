package org.challengectl.protocol.listen;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The head of a binary frame: 40 bytes, little-endian, and then {@code count} bytes of a row or
 * {@code count} pairs of 16-bit I and Q.
 *
 * @param channel of samples, 1-65535; 0 for a row
 * @param sequence of rows, or of that channel's frames, from 0, modulo 2^32; a gap is what was
 *     dropped on the way
 * @param timeMillis server time of the last sample, as the agent estimates it, since the epoch
 * @param centreHz frequency of the middle of the row, or of the channel's zero
 * @param rateHz width of the row, or the channel's sample rate
 * @param scale dB of a step in a row; full scale 1.0 of one count of I or Q
 * @param offset dBFS of a byte that is 0; or the channel's mean power in dBFS
 * @param count bytes of a row from the lowest frequency, or pairs of samples
 */
public record StreamFrame(
    Kind kind,
    int channel,
    long sequence,
    double timeMillis,
    double centreHz,
    long rateHz,
    float scale,
    float offset,
    int count) {

  /** Bytes of the head. */
  public static final int HEAD = 40;

  /** What a row may hold. */
  public static final int MAX_BINS = 4096;

  /** What a frame of samples may hold: 100 ms of the fastest channel. */
  public static final int MAX_PAIRS = 4800;

  /** Longest frame. */
  public static final int MAX_BYTES = HEAD + 4 * MAX_PAIRS;

  private static final byte VERSION = 1;

  /** What a frame holds. */
  public enum Kind {
    ROW(1, 1, MAX_BINS),
    SAMPLES(2, 4, MAX_PAIRS);

    private final int code;
    private final int width;
    private final int most;

    Kind(int code, int width, int most) {
      this.code = code;
      this.width = width;
      this.most = most;
    }
  }

  /**
   * A frame whose head is written; its position is where the payload begins, with room for all of
   * it.
   */
  public ByteBuffer begin() {
    ByteBuffer frame =
        ByteBuffer.allocate(HEAD + count * kind.width).order(ByteOrder.LITTLE_ENDIAN);
    return frame
        .put(VERSION)
        .put((byte) kind.code)
        .putShort((short) channel)
        .putInt((int) sequence)
        .putDouble(timeMillis)
        .putDouble(centreHz)
        .putInt((int) rateHz)
        .putFloat(scale)
        .putFloat(offset)
        .putInt(count);
  }

  /**
   * Reads a head.
   *
   * @param frame from its position to its limit; is left as it was
   * @throws IllegalArgumentException in words, if it is no such frame
   */
  public static StreamFrame read(ByteBuffer frame) {
    ByteBuffer head = frame.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (head.limit() < HEAD) {
      throw new IllegalArgumentException("a frame of " + head.limit() + " bytes has no head");
    }
    if (head.get(0) != VERSION) {
      throw new IllegalArgumentException("a frame of version " + head.get(0));
    }
    Kind kind = kind(head.get(1));
    StreamFrame read =
        new StreamFrame(
            kind,
            Short.toUnsignedInt(head.getShort(2)),
            Integer.toUnsignedLong(head.getInt(4)),
            head.getDouble(8),
            head.getDouble(16),
            Integer.toUnsignedLong(head.getInt(24)),
            head.getFloat(28),
            head.getFloat(32),
            head.getInt(36));
    read.check(head.limit());
    return read;
  }

  private void check(int length) {
    if (count < 1 || count > kind.most || length != HEAD + count * kind.width) {
      throw new IllegalArgumentException(
          "a frame of %d bytes that says it has %d values".formatted(length, count));
    }
    boolean numbers =
        Double.isFinite(timeMillis)
            && Double.isFinite(centreHz)
            && Float.isFinite(scale)
            && Float.isFinite(offset);
    if (!numbers || rateHz == 0 || (channel == 0) != (kind == Kind.ROW)) {
      throw new IllegalArgumentException("a frame whose head makes no sense");
    }
  }

  private static Kind kind(byte code) {
    for (Kind kind : Kind.values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("a frame of kind " + code);
  }
}

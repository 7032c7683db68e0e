package org.challengectl.driver.virtual.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The frames between a host of the air and those who joined: a length of four bytes that counts
 * what follows, a type byte, a body; all numbers big-endian. {@code docs/virtual-air.md} lists the
 * bodies.
 */
final class Wire {

  static final long MAGIC = 0x4343_5441_4952_0001L;
  static final int VERSION = 1;

  /** Longest frame, type and body. */
  static final int MAX_FRAME = 1 << 17;

  /** Most complex samples in one frame. */
  static final int MAX_SAMPLES = 16_384;

  static final int MAX_TEXT = 512;

  private static final long MAX_EPOCH_SECOND = 1L << 40;

  static final byte HELLO = 1;
  static final byte TX_START = 2;
  static final byte TX_DATA = 3;
  static final byte TX_END = 4;
  static final byte TX_STOP = 5;
  static final byte ECHO = 6;
  static final byte RX_START = 7;
  static final byte RX_STOP = 8;

  static final byte WELCOME = 65;
  static final byte REFUSED = 66;
  static final byte PULSE = 67;
  static final byte TX_OVER = 68;
  static final byte RX_STARTED = 69;
  static final byte RX_DATA = 70;

  private Wire() {}

  /** Reads frames; one buffer for all of them. */
  static final class Reader {
    private final DataInputStream in;
    private final byte[] bytes = new byte[MAX_FRAME];
    private final ByteBuffer frame = ByteBuffer.wrap(bytes);

    Reader(InputStream in) {
      this.in = new DataInputStream(in);
    }

    /** Waits for the next frame, which is valid until the next call; its first byte is the type. */
    ByteBuffer next(int longest) throws IOException {
      int length = in.readInt();
      if (length < 1 || length > Math.min(longest, MAX_FRAME)) {
        throw new ProtocolException("a frame of " + length + " bytes");
      }
      in.readFully(bytes, 0, length);
      return frame.clear().limit(length);
    }
  }

  /** A buffer with a frame begun in it. */
  static ByteBuffer begin(ByteBuffer buffer, byte type) {
    return buffer.clear().putInt(0).put(type);
  }

  /** Fills in the length and makes the buffer ready to be sent. */
  static ByteBuffer finish(ByteBuffer buffer) {
    buffer.putInt(0, buffer.position() - Integer.BYTES);
    return buffer.flip();
  }

  /** Sends a finished frame. */
  static void write(OutputStream out, ByteBuffer frame) throws IOException {
    out.write(frame.array(), frame.arrayOffset() + frame.position(), frame.remaining());
  }

  static ByteBuffer putText(ByteBuffer buffer, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(utf8.length, MAX_TEXT);
    return buffer.putShort((short) length).put(utf8, 0, length);
  }

  static String getText(ByteBuffer buffer) throws ProtocolException {
    int length = buffer.getShort();
    if (length < 0 || length > Math.min(MAX_TEXT, buffer.remaining())) {
      throw new ProtocolException("a text of " + length + " bytes");
    }
    byte[] utf8 = new byte[length];
    buffer.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static <E extends Enum<E>> E getName(ByteBuffer buffer, Class<E> type) throws ProtocolException {
    String name = getText(buffer);
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw new ProtocolException("an unknown name");
  }

  static ByteBuffer putInstant(ByteBuffer buffer, Instant instant) {
    return buffer.putLong(instant.getEpochSecond()).putInt(instant.getNano());
  }

  static Instant getInstant(ByteBuffer buffer) throws ProtocolException {
    long seconds = buffer.getLong();
    int nanos = buffer.getInt();
    if (seconds < 0 || seconds > MAX_EPOCH_SECOND || nanos < 0) {
      throw new ProtocolException("a time that never was");
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  /** Samples as signed 16 bits, full scale 32767, saturating. */
  static void putSamples(ByteBuffer buffer, float[] iq, int offset, int samples) {
    int at = buffer.position();
    for (int i = 0; i < 2 * samples; i++) {
      float x = iq[offset + i] * 32767f;
      int rounded = (int) (x + (x < 0 ? -0.5f : 0.5f));
      buffer.putShort(at + 2 * i, (short) Math.max(-32768, Math.min(32767, rounded)));
    }
    buffer.position(at + 4 * samples);
  }

  /** Reads samples from where the buffer stands. */
  static void getSamples(ByteBuffer buffer, float[] iq, int offset, int samples) {
    int at = buffer.position();
    for (int i = 0; i < 2 * samples; i++) {
      iq[offset + i] = buffer.getShort(at + 2 * i) * (1 / 32767f);
    }
    buffer.position(at + 4 * samples);
  }

  /** How many samples the rest of a frame holds. */
  static int samplesIn(ByteBuffer buffer) throws ProtocolException {
    if (buffer.remaining() == 0 || buffer.remaining() % 4 != 0) {
      throw new ProtocolException("samples in " + buffer.remaining() + " bytes");
    }
    return buffer.remaining() / 4;
  }
}

package org.challengectl.rest.internal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.challengectl.domain.RefusedException;

/**
 * Checks that a file is a whole PNG (ISO/IEC 15948): signature, every chunk with its CRC, IHDR
 * first and sane, IEND last and nothing behind it. Pixels are not unpacked.
 */
final class Png {

  static final int MAX_SIDE_PX = 20_000;
  private static final long MAX_PIXELS = 100_000_000;
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int BUFFER_BYTES = 1 << 16;

  private Png() {}

  /** Width and height in pixels. */
  record Size(int widthPx, int heightPx) {}

  /**
   * The size of a picture.
   *
   * @throws RefusedException {@code bad_png} if it is none
   */
  static Size check(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      return check(new DataInputStream(in));
    } catch (EOFException e) {
      throw bad("it ends too early");
    }
  }

  private static Size check(DataInputStream in) throws IOException {
    if (in.readLong() != SIGNATURE) {
      throw bad("it does not begin with the signature of a PNG");
    }
    Chunk header = Chunk.read(in, true);
    if (!header.type().equals("IHDR") || header.data().length != 13) {
      throw bad("its header is missing");
    }
    Size size = size(header.data());
    boolean pixels = false;
    Chunk chunk = Chunk.read(in, false);
    while (!chunk.type().equals("IEND")) {
      pixels |= chunk.type().equals("IDAT");
      chunk = Chunk.read(in, false);
    }
    if (!pixels || in.read() >= 0) {
      throw bad(pixels ? "something follows its end" : "it has no pixels");
    }
    return size;
  }

  private static Size size(byte[] header) {
    long width = unsigned(header, 0);
    long height = unsigned(header, 4);
    if (width < 1 || height < 1 || width > MAX_SIDE_PX || height > MAX_SIDE_PX) {
      throw bad("its sides must be 1-" + MAX_SIDE_PX + " pixels");
    }
    if (width * height > MAX_PIXELS) {
      throw bad("it has more than " + MAX_PIXELS + " pixels");
    }
    return new Size((int) width, (int) height);
  }

  private static long unsigned(byte[] bytes, int offset) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 8) | (bytes[offset + i] & 0xff);
    }
    return value;
  }

  private static RefusedException bad(String why) {
    return new RefusedException(
        RefusedException.Kind.INVALID,
        "bad_png",
        "This is not a PNG that can be used: " + why + ".");
  }

  /** Data is kept only of the header. */
  private static final class Chunk {

    private static final int MAX_HEADER_BYTES = 1024;

    private final String type;
    private final byte[] data;

    private Chunk(String type, byte[] data) {
      this.type = type;
      this.data = data;
    }

    String type() {
      return type;
    }

    byte[] data() {
      return data;
    }

    static Chunk read(DataInputStream in, boolean keep) throws IOException {
      long length = in.readInt() & 0xffff_ffffL;
      if (length > Integer.MAX_VALUE || (keep && length > MAX_HEADER_BYTES)) {
        throw bad("one of its parts is too long");
      }
      CRC32 crc = new CRC32();
      byte[] type = in.readNBytes(4);
      crc.update(type);
      byte[] kept = new byte[keep ? (int) length : 0];
      byte[] buffer = keep ? kept : new byte[(int) Math.min(length, BUFFER_BYTES)];
      for (long left = length; left > 0; ) {
        int part = (int) Math.min(left, buffer.length);
        in.readFully(buffer, 0, part);
        crc.update(buffer, 0, part);
        left -= part;
      }
      if ((in.readInt() & 0xffff_ffffL) != crc.getValue()) {
        throw bad("it is damaged");
      }
      return new Chunk(new String(type, StandardCharsets.US_ASCII), kept);
    }
  }
}

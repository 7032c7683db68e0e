package org.challengectl.rest.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures, good and bad. */
final class Pngs {

  private Pngs() {}

  static byte[] valid(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  /** A well-formed PNG with any size in its header. */
  static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream out = begin(width, height);
    chunk(out, "IDAT", new byte[10]);
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  static byte[] withoutPixels(int width, int height) throws IOException {
    ByteArrayOutputStream out = begin(width, height);
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Says that two gigabytes follow. */
  static byte[] withHugeChunk() throws IOException {
    ByteArrayOutputStream out = begin(10, 10);
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(Integer.MAX_VALUE);
    data.writeBytes("IDAT");
    data.writeInt(0);
    return out.toByteArray();
  }

  private static ByteArrayOutputStream begin(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DataOutputStream(out).writeLong(0x89504E470D0A1A0AL);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(header);
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, 2, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    return out;
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content)
      throws IOException {
    CRC32 crc = new CRC32();
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    crc.update(name);
    crc.update(content);
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(content.length);
    data.write(name);
    data.write(content);
    data.writeInt((int) crc.getValue());
  }
}

package org.challengectl.waterfall.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG files that are either complete or not there. */
final class PngFile {

  private PngFile() {}

  static void write(BufferedImage image, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Path partial = Files.createTempFile(whole.getParent(), ".waterfall-", ".partial");
    try {
      try (OutputStream out = Files.newOutputStream(partial)) {
        encode(image, out);
      }
      Files.move(
          partial, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** The bytes of a PNG. */
  static byte[] bytes(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      encode(image, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void encode(BufferedImage image, OutputStream out) throws IOException {
    try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
      try {
        writer.setOutput(png);
        writer.write(image);
      } finally {
        writer.dispose();
      }
    }
  }
}

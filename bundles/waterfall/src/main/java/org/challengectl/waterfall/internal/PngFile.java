package org.challengectl.waterfall.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
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
      try (OutputStream out = Files.newOutputStream(partial);
          MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try {
          writer.setOutput(png);
          writer.write(image);
        } finally {
          writer.dispose();
        }
      }
      Files.move(
          partial, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}

package org.challengectl.waterfall.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG files that are either complete or not there. */
final class PngFile {

  private static final String PNG_FORMAT = "javax_imageio_png_1.0";

  private PngFile() {}

  static void write(LabelledImage image, Path file) throws IOException {
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
  static byte[] bytes(LabelledImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      encode(image, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void encode(LabelledImage image, OutputStream out) throws IOException {
    try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
      try {
        writer.setOutput(png);
        writer.write(new IIOImage(image.pixels(), null, metadata(writer, image)));
      } finally {
        writer.dispose();
      }
    }
  }

  private static IIOMetadata metadata(ImageWriter writer, LabelledImage image) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(new ImageTypeSpecifier(image.pixels()), null);
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", LabelledImage.KEYWORD);
    entry.setAttribute("value", image.levels());
    IIOMetadataNode texts = new IIOMetadataNode("tEXt");
    texts.appendChild(entry);
    IIOMetadataNode root = new IIOMetadataNode(PNG_FORMAT);
    root.appendChild(texts);
    metadata.mergeTree(PNG_FORMAT, root);
    return metadata;
  }
}

package org.challengectl.persistence.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.challengectl.domain.ContentType;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Durable;

/** A stream on its way into the store. Until it is kept, closing it leaves nothing behind. */
final class IncomingFile implements AutoCloseable {

  private final Path temporary;
  private final String sha256;
  private final long sizeBytes;
  private final ContentType type;

  private IncomingFile(Path temporary, String sha256, long sizeBytes, ContentType type) {
    this.temporary = temporary;
    this.sha256 = sha256;
    this.sizeBytes = sizeBytes;
    this.type = type;
  }

  /** Reads a stream to its end and syncs it to the disk. */
  static IncomingFile receive(InputStream content, Path folder, long maxBytes) throws IOException {
    Path temporary = Files.createTempFile(folder, "incoming", ".tmp");
    boolean complete = false;
    try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      MessageDigest digest = newDigest();
      byte[] block = new byte[65_536];
      ByteBuffer head = ByteBuffer.allocate(ContentType.HEAD_BYTES);
      long size = 0;
      for (int read = content.read(block); read >= 0; read = content.read(block)) {
        size += read;
        if (size > maxBytes) {
          throw new RefusedException(
              RefusedException.Kind.INVALID,
              "too_large",
              "The file is larger than " + maxBytes + " bytes.");
        }
        digest.update(block, 0, read);
        head.put(block, 0, Math.min(read, head.remaining()));
        ByteBuffer buffer = ByteBuffer.wrap(block, 0, read);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
      out.force(true);
      complete = true;
      return new IncomingFile(
          temporary,
          HexFormat.of().formatHex(digest.digest()),
          size,
          ContentType.of(Arrays.copyOf(head.array(), head.position())));
    } finally {
      if (!complete) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  String sha256() {
    return sha256;
  }

  /** What it is by its content. */
  ContentType type() {
    return type;
  }

  long sizeBytes() {
    return sizeBytes;
  }

  void keepAs(Path file) throws IOException {
    Durable.move(temporary, file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(temporary);
  }
}

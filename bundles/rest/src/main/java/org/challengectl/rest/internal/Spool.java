package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes in what a client sends, until it is known whether it is wanted. */
final class Spool {

  private static final int BUFFER_BYTES = 1 << 16;

  private Spool() {}

  /**
   * Copies a body to a file and returns its SHA-256.
   *
   * @throws BrokenRequestException if the client's side fails, so that it can be told from ours
   */
  static String copy(InputStream body, Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The SHA-256 of bytes, as hex digits. */
  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer, 0, buffer.length);
    } catch (IOException e) {
      throw new BrokenRequestException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

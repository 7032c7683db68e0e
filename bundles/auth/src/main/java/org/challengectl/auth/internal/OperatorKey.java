package org.challengectl.auth.internal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's key: whoever can read its file on the server's host operates the event. It is made
 * at first start and stays until the file is deleted.
 */
final class OperatorKey {

  private static final Logger LOG = LoggerFactory.getLogger(OperatorKey.class);
  private static final String PREFIX = "cco_";
  private static final int SECRET_LENGTH = 52;
  private static final String FORM = PREFIX + "[a-z2-7]{" + SECRET_LENGTH + "}";

  private OperatorKey() {}

  /**
   * Reads the key, making it first if there is none.
   *
   * @throws IOException if the file cannot be read or written, or holds something else
   */
  static String load(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      create(file, PREFIX + Secrets.random(random, SECRET_LENGTH));
    }
    String key = Files.readString(file).strip();
    if (!key.matches(FORM)) {
      throw new IOException(
          file + " does not hold an operator key; delete it and a new one is made at next start");
    }
    warnIfOthersCanRead(file);
    return key;
  }

  /** Never leaves a half-written file, nor one that others could read for a moment. */
  private static void create(Path file, String key) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path draft = Files.createTempFile(directory, "operator", ".tmp", ownerOnly());
    try {
      Files.writeString(draft, key + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      LOG.info("The operator's key is in {}", file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  private static void warnIfOthersCanRead(Path file) throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"))) {
      LOG.warn("Others can read the operator's key: chmod 600 {}", file);
    }
  }
}

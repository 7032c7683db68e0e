package org.challengectl.auth.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
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
      PrivateFile.write(file, PREFIX + Secrets.random(random, SECRET_LENGTH) + "\n");
      LOG.info("The operator's key is in {}", file);
    }
    String key = Files.readString(file).strip();
    if (!key.matches(FORM)) {
      throw new IOException(
          file + " does not hold an operator key; delete it and a new one is made at next start");
    }
    if (PrivateFile.isOpenToOthers(file)) {
      LOG.warn("Others can read the operator's key: chmod 600 {}", file);
    }
    return key;
  }
}

package org.challengectl.auth.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets of the server, each in a file that only its user can read. They are made at first start
 * and stay until the file is deleted.
 *
 * @param prefix by which the secret is recognised
 * @param what it is, for people
 */
record KeyFile(String prefix, String what) {

  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
  private static final int SECRET_LENGTH = 52;

  /**
   * Whoever can read this file operates the event.
   *
   * @throws IOException if the file cannot be read or written, or holds something else
   */
  static String loadOperatorKey(Path file, SecureRandom random) throws IOException {
    return new KeyFile("cco_", "operator's key").load(file, random);
  }

  /**
   * Under this secret the keys of agents are remembered. Without it they are asked for anew.
   *
   * @throws IOException if the file cannot be read or written, or holds something else
   */
  static byte[] loadProofSecret(Path file, SecureRandom random) throws IOException {
    return new KeyFile("ccs_", "secret of the agents' keys")
        .load(file, random)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String load(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      PrivateFile.write(file, prefix + Secrets.random(random, SECRET_LENGTH) + "\n");
      LOG.info("The {} is in {}", what, file);
    }
    String key = Files.readString(file).strip();
    if (!key.matches(prefix + "[a-z2-7]{" + SECRET_LENGTH + "}")) {
      throw new IOException(
          file + " does not hold the " + what + "; delete it and a new one is made at next start");
    }
    if (PrivateFile.isOpenToOthers(file)) {
      LOG.warn("Others can read the {}: chmod 600 {}", what, file);
    }
    return key;
  }
}

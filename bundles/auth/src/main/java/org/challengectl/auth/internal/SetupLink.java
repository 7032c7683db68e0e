package org.challengectl.auth.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The link by which the first administrator sets himself up. It exists only in its file; its code
 * stands behind a {@code #}, so that browsers tell it to no server or proxy on the way. Safe for
 * concurrent use.
 */
final class SetupLink {

  private static final String PREFIX = "ccl_";
  private static final int SECRET_LENGTH = 52;

  private final Path file;
  private final String page;
  private final SecureRandom random;

  /**
   * @param page address of the page that the link leads to
   */
  SetupLink(Path file, String page, SecureRandom random) {
    this.file = file;
    this.page = page;
    this.random = random;
  }

  Path file() {
    return file;
  }

  /** The whole link, if there is one. */
  synchronized Optional<String> text() {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a link; a former one ends. */
  synchronized void renew() {
    try {
      PrivateFile.write(file, page + "#" + PREFIX + Secrets.random(random, SECRET_LENGTH) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Uses the link up, if this is its code. */
  synchronized boolean use(String code) {
    boolean right =
        text()
            .map(link -> link.substring(link.lastIndexOf('#') + 1))
            .filter(expected -> expected.startsWith(PREFIX))
            .filter(expected -> Secrets.same(expected, code))
            .isPresent();
    return right && remove();
  }

  /** Removes the link; false if there was none. */
  synchronized boolean remove() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

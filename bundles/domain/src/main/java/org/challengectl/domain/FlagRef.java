package org.challengectl.domain;

import java.util.Objects;

/** What a challenge sends: a text, or a file known by its SHA-256. */
public sealed interface FlagRef {

  /** A flag that is text. */
  record Text(String text) implements FlagRef {
    public Text {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A flag that is a file in the content-addressed store.
   *
   * @param sha256 64 lower case hex digits
   * @param fileName what people call it
   */
  record File(String sha256, String fileName) implements FlagRef {
    public File {
      Objects.requireNonNull(fileName, "fileName");
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("not a SHA-256: " + sha256);
      }
    }
  }
}

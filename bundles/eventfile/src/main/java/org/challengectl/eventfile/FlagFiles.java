package org.challengectl.eventfile;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Where the files are that flags name. */
@FunctionalInterface
public interface FlagFiles {

  /**
   * Finds a file.
   *
   * @param path as it stands in the event file: relative to it, or {@code sha256:<hex>} for a file
   *     that a store already has
   * @return empty if there is no such file, it cannot be read, or it may not be used
   */
  Optional<Resolved> resolve(String path);

  /**
   * A file that was found.
   *
   * @param sha256 of its content, 64 lower case hex digits
   * @param fileName what people call it, without folders
   * @param content where its bytes can be read now
   */
  record Resolved(String sha256, String fileName, Path content) {
    public Resolved {
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(fileName, "fileName");
      Objects.requireNonNull(content, "content");
    }
  }
}

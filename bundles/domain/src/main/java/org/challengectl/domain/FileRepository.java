package org.challengectl.domain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Files by their SHA-256. */
public interface FileRepository {

  /**
   * Stores a stream. The same content is stored once.
   *
   * @param fileName what people call it
   * @param mediaType what it is said to be, e.g. "image/png"; what is kept is what its content
   *     shows, see {@link ContentType}
   * @param maxBytes a longer stream is refused with code {@code too_large}
   */
  StoredFile store(InputStream content, String fileName, String mediaType, long maxBytes)
      throws IOException;

  Optional<StoredFile> find(String sha256);

  /** Where its bytes are; empty if there is no such file. */
  Optional<Path> path(String sha256);
}

package org.challengectl.agent.core;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Files of the server, kept by their SHA-256. What it gives out is complete, verified and stays
 * where it is until it is given back. Safe for concurrent use.
 */
public interface FileCache {

  /**
   * A file, downloaded if it is not there yet.
   *
   * @param sha256 64 hex digits
   * @return what the caller must close when it does not read the file any more
   * @throws LinkException if it cannot be downloaded, or arrived damaged
   * @throws IOException if it cannot be kept
   */
  Kept get(String sha256) throws LinkException, IOException;

  /** A file in use. */
  interface Kept extends AutoCloseable {

    Path path();

    @Override
    void close();
  }
}

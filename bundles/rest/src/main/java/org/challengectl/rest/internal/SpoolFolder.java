package org.challengectl.rest.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what one request brings, gone when the request is over. For one thread. */
final class SpoolFolder implements AutoCloseable {

  /** What the names of this process's folders begin with. */
  static final String PREFIX = "challengectl-" + ProcessHandle.current().pid() + "-";

  private final Path folder;
  private int count;

  SpoolFolder(String name) throws IOException {
    this.folder = Files.createTempDirectory(PREFIX + name);
  }

  /** A file that is not there yet; its name has nothing to do with what a client calls it. */
  Path next() {
    return folder.resolve(String.valueOf(count++));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package org.challengectl.modulation.iq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which file something is, and in which state: two that are equal have the same content. The time
 * of the last change of status is the system's own; unlike the time of modification, nobody can set
 * it, so a file that is overwritten in place or swapped for another is seen to be a new one.
 *
 * @param device that holds the file
 * @param inode of the file on its device
 * @param changed when its content or its status was changed last
 */
record FileState(long device, long inode, long size, Instant changed) {

  /** That of a file now; empty on systems that do not tell it. */
  static Optional<FileState> of(Path path) throws IOException {
    Map<String, Object> unix;
    try {
      unix = Files.readAttributes(path, "unix:dev,ino,size,ctime");
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(
        new FileState(
            ((Number) unix.get("dev")).longValue(),
            ((Number) unix.get("ino")).longValue(),
            ((Number) unix.get("size")).longValue(),
            ((FileTime) unix.get("ctime")).toInstant()));
  }
}

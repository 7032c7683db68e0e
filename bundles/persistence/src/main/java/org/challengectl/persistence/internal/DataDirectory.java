package org.challengectl.persistence.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory that holds the files and, on SQLite, the database. Servers that share a PostgreSQL
 * database may share it; a SQLite database belongs to one server at a time.
 */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes sure that it can be written, and that no other server has it if it is exclusive. */
  static DataDirectory open(Path path, boolean exclusive) {
    try {
      Durable.createDirectories(path);
      Files.delete(Files.createTempFile(path, "writable", ".tmp"));
      FileChannel lock =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (exclusive && !acquired(lock)) {
        lock.close();
        throw new DatabaseException(
            DatabaseException.Code.DIRECTORY,
            "The data directory " + path + " is in use by another server; stop that one first.");
      }
      return new DataDirectory(path, lock);
    } catch (IOException e) {
      throw new DatabaseException(
          DatabaseException.Code.DIRECTORY,
          "The data directory " + path + " cannot be written: " + reason(e) + ".",
          e);
    }
  }

  private static boolean acquired(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException fault && fault.getReason() != null) {
      return fault.getFile() + ": " + fault.getReason();
    }
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new DatabaseException(
          DatabaseException.Code.DIRECTORY, "The lock of " + path + " cannot be given up.", e);
    }
  }
}

package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/**
 * One process for each radio: an exclusive lock of the operating system on a file that stands for
 * it. The kernel gives it back when the process dies, however it dies.
 */
final class RadioLocks {

  /** A lock that is held. */
  record Held(FileChannel channel, FileLock lock) implements AutoCloseable {

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new IllegalStateException("lock of a radio cannot be given back", e);
      }
    }
  }

  private final Path folder;

  RadioLocks(Path folder) {
    this.folder = folder;
  }

  Held lock(String model, String name) throws RadioException {
    String safe = (model + "-" + name).replaceAll("[^A-Za-z0-9._-]", "_");
    String shortened = safe.length() > 60 ? safe.substring(0, 60) : safe;
    Path file =
        folder.resolve(
            shortened + "-" + Hashes.sha256(model + "\n" + name).substring(0, 8) + ".lock");
    try {
      prepare();
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new RadioException(
            Reason.BUSY,
            "%s '%s' is in use by another process (it holds %s)".formatted(model, name, file));
      }
      return new Held(channel, lock);
    } catch (IOException e) {
      throw new RadioException(
          Reason.FAILED, "%s '%s' cannot be locked: %s".formatted(model, name, e.getMessage()), e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another agent of this very process has it
    }
  }

  private void prepare() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        // Agents of different users share radios: all must be able to make and lock files here.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }
  }
}

package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/**
 * One process for each radio: an exclusive lock of the operating system on a file that stands for
 * it. The kernel gives it back when the process dies, however it dies.
 */
final class RadioLocks {

  private static final int ATTEMPTS = 10;
  private static final int FOR_ALL = 0666;

  /** All may make files, nobody may remove or rename those of others. */
  private static final int FOR_ALL_BUT_STICKY = 01777;

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
      FileChannel channel = open(file);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new RadioException(
            Reason.BUSY,
            "%s '%s' is in use by another process (it holds %s)".formatted(model, name, file));
      }
      return new Held(channel, lock);
    } catch (AccessDeniedException e) {
      throw new RadioException(Reason.FAILED, shutOut(model, name, file), e);
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

  private static String shutOut(String model, String name, Path file) {
    return ("%s '%s' cannot be locked: this user may not write %s, or not make it in its folder;"
            + " remove the file as the user who made it, or as root (as long as no agent runs"
            + " there), or choose another folder for all agents of this host with 'lock_dir'")
        .formatted(model, name, file);
  }

  /**
   * Opens what is there or makes it. Two steps: in a sticky folder Linux may refuse the one call
   * that does both if the file is another user's (fs.protected_regular).
   */
  private static FileChannel open(Path file) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
      } catch (NoSuchFileException e) {
        try {
          return make(file);
        } catch (FileAlreadyExistsException made) {
          if (attempt == ATTEMPTS) {
            throw made; // somebody makes and removes it again and again
          }
        }
      }
    }
  }

  private static FileChannel make(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS));
    setMode(file, FOR_ALL); // whatever the umask is; nobody else's file is ever changed
    return channel;
  }

  /** Agents of different users share radios: all must be able to make and lock files here. */
  private void prepare() throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      try {
        Files.createDirectory(folder);
        setMode(folder, FOR_ALL_BUT_STICKY);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
      }
    }
  }

  private static void setMode(Path path, int mode) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Files.setAttribute(path, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    }
  }
}

package org.challengectl.shell.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.challengectl.eventfile.EventExport;

/** Writes a file that only its owner can read; it is there when it is complete, or not at all. */
public final class NewFile {

  private NewFile() {}

  /**
   * Writes a file.
   *
   * @throws FileAlreadyExistsException if it is there already and must not be replaced
   */
  public static void write(Path file, boolean replace, EventExport.Content content)
      throws IOException {
    Path target = file.toAbsolutePath().normalize();
    if (Files.isDirectory(target)) {
      throw new IOException("it is a folder");
    }
    if (!replace && Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    if (!Files.isDirectory(target.getParent())) {
      throw new IOException("there is no folder " + target.getParent());
    }
    Path part = Files.createTempFile(target.getParent(), ".export", ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        content.writeTo(out);
      }
      if (replace) {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(part, target);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }
}

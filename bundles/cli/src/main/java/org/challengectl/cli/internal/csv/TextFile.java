package org.challengectl.cli.internal.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.challengectl.cli.internal.Failure;
import org.challengectl.eventfile.PastEventReader;

/** Reads a file as a whole. */
final class TextFile {

  private TextFile() {}

  /**
   * The bytes of a file, one more than a list may have at most.
   *
   * @throws Failure if there is no such file, or it cannot be read
   */
  static PastEventReader.Source read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new Failure(2, "cannot read " + file + ": it is a folder");
      }
      if (!Files.exists(file)) {
        throw new Failure(2, "cannot read " + file + ": no such file");
      }
      try (var in = Files.newInputStream(file)) {
        return PastEventReader.Source.of(
            file.toString(), in.readNBytes(PastEventReader.MAX_BYTES + 1));
      }
    } catch (IOException e) {
      throw new Failure(2, "cannot read " + file + ": " + e.getMessage());
    }
  }
}

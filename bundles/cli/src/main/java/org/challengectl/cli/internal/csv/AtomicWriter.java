package org.challengectl.cli.internal.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Writes a text file and copies of others: all or nothing. Each file appears under its name only
 * when it is complete, the text last.
 */
final class AtomicWriter {

  private record Waiting(Path partial, Path target) {}

  private final boolean overwrite;

  AtomicWriter(boolean overwrite) {
    this.overwrite = overwrite;
  }

  /**
   * Writes.
   *
   * @param copies where to, and what
   * @throws IOException if anything could not be written; then nothing new is left
   */
  void write(Path out, String text, Map<Path, Path> copies) throws IOException {
    Deque<Path> made = new ArrayDeque<>();
    List<Waiting> waiting = new ArrayList<>();
    try {
      for (Map.Entry<Path, Path> copy : copies.entrySet()) {
        Path folder = copy.getKey().getParent();
        if (!Files.isDirectory(folder)) {
          Files.createDirectory(folder);
          made.push(folder);
        }
        Path partial = partial(copy.getKey());
        made.push(partial);
        Files.copy(copy.getValue(), partial, StandardCopyOption.REPLACE_EXISTING);
        waiting.add(new Waiting(partial, copy.getKey()));
      }
      Path partial = partial(out.toAbsolutePath());
      made.push(partial);
      Files.writeString(partial, text);
      waiting.add(new Waiting(partial, out.toAbsolutePath()));
      for (Waiting each : waiting) {
        boolean isNew = !Files.exists(each.target);
        move(each);
        if (isNew) {
          made.push(each.target);
        }
      }
      made.clear();
    } finally {
      for (Path each : made) {
        Files.deleteIfExists(each);
      }
    }
  }

  private void move(Waiting file) throws IOException {
    if (overwrite) {
      Files.move(file.partial, file.target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.move(file.partial, file.target);
    }
  }

  private static Path partial(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".partial");
  }
}

package org.challengectl.cli.internal.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.challengectl.eventfile.DirectoryFlagFiles;
import org.challengectl.eventfile.FlagFiles;

/**
 * Where flags' files are seen from the event file. An event names only what lies beside it or
 * below; any other file gets a copy in a folder beside it.
 */
final class Placement implements FlagFiles {

  private final Path home;
  private final String folderName;
  private final boolean copyAll;
  private final Map<String, Resolved> placed = new LinkedHashMap<>();
  private final Map<String, Resolved> copies = new LinkedHashMap<>();

  /**
   * @param out the event file
   * @param copyAll whether files that could be named where they are get copies, too
   */
  Placement(Path out, boolean copyAll) throws IOException {
    String name = out.getFileName().toString();
    int dot = name.lastIndexOf('.');
    this.home = out.toAbsolutePath().getParent().toRealPath();
    this.folderName = (dot > 0 ? name.substring(0, dot) : name) + "-files";
    this.copyAll = copyAll;
  }

  /** The path by which the event names a file. */
  String place(Resolved file) {
    Path real = file.content();
    String path;
    if (!copyAll && real.startsWith(home)) {
      StringJoiner parts = new StringJoiner("/");
      home.relativize(real).forEach(part -> parts.add(part.toString()));
      path = parts.toString();
    } else {
      path = copyOf(file);
    }
    placed.put(path, file);
    return path;
  }

  private String copyOf(Resolved file) {
    String name = file.fileName();
    int dot = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
    for (int n = 1; ; n++) {
      String suffix = n == 1 ? "" : "-" + n;
      String path = folderName + "/" + name.substring(0, dot) + suffix + name.substring(dot);
      Resolved there = copies.putIfAbsent(path, file);
      if (there == null || there.sha256().equals(file.sha256())) {
        return path;
      }
    }
  }

  @Override
  public Optional<Resolved> resolve(String path) {
    return Optional.ofNullable(placed.get(path));
  }

  /** What is to be copied: where to, and what. */
  Map<Path, Path> copies() {
    Map<Path, Path> all = new LinkedHashMap<>();
    DirectoryFlagFiles there = new DirectoryFlagFiles(home);
    copies.forEach(
        (path, file) -> {
          boolean same =
              there.resolve(path).filter(f -> f.sha256().equals(file.sha256())).isPresent();
          if (!same) {
            all.put(home.resolve(path), file.content());
          }
        });
    return all;
  }

  /** The first file that a copy would overwrite with something else. */
  Optional<Path> inTheWay() {
    return copies().keySet().stream().filter(Files::exists).findFirst();
  }
}

package org.challengectl.cli.internal.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.challengectl.eventfile.DirectoryFlagFiles;
import org.challengectl.eventfile.FlagFiles;
import org.challengectl.eventfile.FlagFiles.Resolved;
import org.challengectl.eventfile.PastFiles;

/** The flags' files of a list in a folder. Nothing outside of the folder is ever found. */
final class FolderFiles implements PastFiles {

  private final Path folder;
  private final DirectoryFlagFiles files;
  private final Placement placement;

  FolderFiles(Path folder, Placement placement) {
    this.folder = folder;
    this.files = new DirectoryFlagFiles(folder);
    this.placement = placement;
  }

  @Override
  public Optional<Resolved> find(String path) {
    return files.resolve(path);
  }

  @Override
  public Optional<String> unusable(String path) {
    try {
      Path there = folder.resolve(path);
      if (!Files.exists(there) || Files.isDirectory(there)) {
        return Optional.empty();
      }
      if (!there.toRealPath().startsWith(folder.toRealPath())) {
        return Optional.of("it is a link that leads out of " + folder);
      }
      return Optional.of(
          Files.size(there) > DirectoryFlagFiles.MAX_BYTES
              ? "it is longer than %d MB".formatted(DirectoryFlagFiles.MAX_BYTES >> 20)
              : "it is not readable");
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public String place(Resolved file, String path) {
    return placement.place(file);
  }

  @Override
  public FlagFiles placed() {
    return placement;
  }

  @Override
  public Hints hints() {
    return new Hints(
        "put it into %s, say with --files where it is, or use --skip-missing".formatted(folder),
        "write the path without '..' and give the folder with --files");
  }
}

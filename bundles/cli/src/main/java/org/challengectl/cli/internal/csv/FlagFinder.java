package org.challengectl.cli.internal.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.eventfile.DirectoryFlagFiles;
import org.challengectl.eventfile.FlagFiles.Resolved;

/**
 * Finds the files that flags name. Lists of the field give paths from wherever their program was
 * started, so the folders at the front of a path may be missing here: of {@code
 * archive/myevent/a.wav} also {@code myevent/a.wav} and {@code a.wav} are looked for. Nothing
 * outside of the folder is ever found.
 */
final class FlagFinder {

  private final Path folder;
  private final DirectoryFlagFiles files;

  FlagFinder(Path folder) {
    this.folder = folder;
    this.files = new DirectoryFlagFiles(folder);
  }

  /** The outcome of a search. */
  sealed interface Outcome {

    /** It is there. */
    record Found(Resolved file) implements Outcome {}

    /** It is not there, or cannot be used. */
    record Missing(String message, String fix) implements Outcome {}

    /** No such path may be written, whether something is there or not. */
    record Forbidden(String message, String fix) implements Outcome {}
  }

  Outcome find(String flag) {
    List<String> parts = new ArrayList<>(List.of(flag.strip().replace('\\', '/').split("/", -1)));
    if (parts.contains("..")) {
      return new Outcome.Forbidden(
          "the path %s leads out of its folder".formatted(Quoted.of(flag)),
          "write the path without '..' and give the folder with --files");
    }
    parts.removeIf(part -> part.isEmpty() || part.equals("."));
    for (int first = 0; first < parts.size(); first++) {
      String path = String.join("/", parts.subList(first, parts.size()));
      Optional<Resolved> file = files.resolve(path);
      if (file.isPresent()) {
        return new Outcome.Found(file.get());
      }
      Optional<String> reason = unusable(path);
      if (reason.isPresent()) {
        return new Outcome.Missing(
            "the file %s cannot be used: %s".formatted(Quoted.of(flag), reason.get()),
            "put a copy there that can be");
      }
    }
    return new Outcome.Missing(
        "there is no file " + Quoted.of(flag),
        "put it into %s, say with --files where it is, or use --skip-missing".formatted(folder));
  }

  /** Why something that is there was not found; empty if nothing is there. */
  private Optional<String> unusable(String path) {
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
}

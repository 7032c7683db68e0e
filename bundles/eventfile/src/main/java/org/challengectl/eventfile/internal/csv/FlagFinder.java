package org.challengectl.eventfile.internal.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.eventfile.FlagFiles.Resolved;
import org.challengectl.eventfile.PastFiles;
import org.challengectl.eventfile.internal.Quoted;

/**
 * Finds the files that flags name. Lists of the field give paths from wherever their program was
 * started, so the folders at the front of a path may be missing here: of {@code
 * archive/myevent/a.wav} also {@code myevent/a.wav} and {@code a.wav} are looked for. Nothing
 * outside of what there is for the import is ever found.
 */
final class FlagFinder {

  private final PastFiles files;

  FlagFinder(PastFiles files) {
    this.files = files;
  }

  /** The outcome of a search. */
  sealed interface Outcome {

    /**
     * It is there.
     *
     * @param path by which the event will name it
     */
    record Found(String path) implements Outcome {}

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
          files.hints().leadsOut());
    }
    parts.removeIf(part -> part.isEmpty() || part.equals("."));
    for (int first = 0; first < parts.size(); first++) {
      String path = String.join("/", parts.subList(first, parts.size()));
      Optional<Resolved> file = files.find(path);
      if (file.isPresent()) {
        return new Outcome.Found(files.place(file.get(), path));
      }
      Optional<String> reason = files.unusable(path);
      if (reason.isPresent()) {
        return new Outcome.Missing(
            "the file %s cannot be used: %s".formatted(Quoted.of(flag), reason.get()),
            "put a copy there that can be");
      }
    }
    return new Outcome.Missing("there is no file " + Quoted.of(flag), files.hints().missing());
  }
}

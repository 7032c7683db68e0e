package org.challengectl.eventfile;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StoredFile;

/**
 * The flags' files of an event that goes elsewhere: each has a name of its own in a folder beside
 * the event file.
 *
 * @param paths by SHA-256
 * @param contents by path
 */
public record ExportedFiles(
    List<Challenge> challenges, Map<String, String> paths, Map<String, Path> contents) {

  private static final String FOLDER = "files/";
  private static final int MAX_NAME = 100;

  /** Names the files of all flags. */
  public static ExportedFiles of(List<Challenge> challenges, FileRepository store) {
    Map<String, String> paths = new HashMap<>();
    Map<String, Path> contents = new LinkedHashMap<>();
    for (Challenge challenge : challenges) {
      if (challenge.spec().flag() instanceof FlagRef.File flag
          && !paths.containsKey(flag.sha256())) {
        Path content =
            store.path(flag.sha256()).orElseThrow(() -> missing(challenge, flag.fileName()));
        String path = free(name(flag, store.find(flag.sha256())), contents);
        paths.put(flag.sha256(), path);
        contents.put(path, content);
      }
    }
    return new ExportedFiles(List.copyOf(challenges), paths, contents);
  }

  /** The path by which an event file names the file of a challenge's flag. */
  public String path(Challenge challenge) {
    return paths.get(((FlagRef.File) challenge.spec().flag()).sha256());
  }

  /** Harmless on any system, and told apart by what is not only upper or lower case. */
  private static String name(FlagRef.File flag, Optional<StoredFile> stored) {
    String last = flag.fileName().replaceAll("^.*[/\\\\]", "");
    String clean = last.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceAll("^[. ]+|[. ]+$", "");
    String name = clean.isEmpty() ? "file" : clean;
    String type = stored.map(StoredFile::mediaType).orElse("");
    String ending = type.equals("image/jpeg") ? ".jpg" : type.equals("image/png") ? ".png" : "";
    boolean told = name.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
    // A picture must be called like one, or its name would be taken for a text to send.
    String full = told ? name : name + ending;
    return full.length() <= MAX_NAME ? full : full.substring(full.length() - MAX_NAME);
  }

  private static String free(String name, Map<String, Path> taken) {
    int dot = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
    for (int n = 1; ; n++) {
      String path = FOLDER + name.substring(0, dot) + (n == 1 ? "" : "-" + n) + name.substring(dot);
      if (taken.keySet().stream().noneMatch(path::equalsIgnoreCase)) {
        return path;
      }
    }
  }

  private static RefusedException missing(Challenge challenge, String fileName) {
    return new RefusedException(
        RefusedException.Kind.CONFLICT,
        "file_missing",
        "The file " + fileName + " of challenge " + challenge.id() + " is not in the store.");
  }
}

package org.challengectl.eventfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.FlagRef;

/**
 * The flags' files of one import: those in a folder, and by {@code sha256:} those that the server
 * has already. Nothing is stored before it is certain that it is wanted. For one thread.
 */
public final class CollectedFlagFiles implements FlagFiles {

  private static final String BY_HASH = "sha256:";
  private static final Map<String, String> MEDIA_TYPES =
      Map.of("wav", "audio/wav", "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg");

  private final FlagFiles folder;
  private final FileRepository store;
  private final Map<String, Resolved> found = new HashMap<>();

  /**
   * @param folder where the event file's paths start
   */
  public CollectedFlagFiles(Path folder, FileRepository store) {
    this.folder = new DirectoryFlagFiles(folder);
    this.store = store;
  }

  @Override
  public Optional<Resolved> resolve(String path) {
    if (path.startsWith(BY_HASH)) {
      String sha256 = path.substring(BY_HASH.length());
      return store
          .find(sha256)
          .flatMap(
              file ->
                  store.path(sha256).map(at -> new Resolved(file.sha256(), file.fileName(), at)));
    }
    Optional<Resolved> resolved = folder.resolve(path);
    resolved.ifPresent(file -> found.put(file.sha256(), file));
    return resolved;
  }

  /** Stores the files that these challenges send. */
  public void store(List<Draft> drafts) throws IOException {
    for (Draft draft : drafts) {
      if (draft.spec().flag() instanceof FlagRef.File flag && found.containsKey(flag.sha256())) {
        Path content = found.get(flag.sha256()).content();
        try (InputStream in = Files.newInputStream(content)) {
          store.store(in, flag.fileName(), mediaType(flag), DirectoryFlagFiles.MAX_BYTES);
        }
      }
    }
  }

  private static String mediaType(FlagRef.File flag) {
    String name = flag.fileName().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return MEDIA_TYPES.getOrDefault(extension, "application/octet-stream");
  }
}

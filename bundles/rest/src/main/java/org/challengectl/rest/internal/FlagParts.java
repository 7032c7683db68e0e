package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.StoredFile;
import org.challengectl.eventfile.FlagFiles;
import org.challengectl.protocol.ImportFiles;

/**
 * The files of one import, spooled to a folder of its own until it is known whether they are
 * needed. They are found by the name they were sent under, or by its last part; the name never
 * becomes a path.
 */
final class FlagParts implements FlagFiles, AutoCloseable {

  private static final String STORED = "sha256:";
  private static final int MAX_MISSING = 1000;

  private final FileRepository store;
  private final SpoolFolder folder;
  private final Map<String, Resolved> parts = new LinkedHashMap<>();
  private final Map<String, Resolved> used = new LinkedHashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();

  FlagParts(FileRepository store) throws IOException {
    this.store = store;
    this.folder = new SpoolFolder("import");
  }

  /** Takes in a file. */
  void add(String name, InputStream content) throws IOException {
    if (parts.containsKey(name)) {
      throw Input.invalid("There are two files named '" + Input.shortened(name, 100) + "'.");
    }
    Path spool = folder.next();
    String sha256 = Spool.copy(content, spool);
    parts.put(name, new Resolved(sha256, FileNames.lastPart(name), spool));
  }

  @Override
  public Optional<Resolved> resolve(String path) {
    Optional<String> name = nameOf(path);
    name.ifPresent(found -> used.put(found, parts.get(found)));
    Optional<Resolved> found = find(path);
    if (found.isEmpty() && missing.size() < MAX_MISSING) {
      missing.add(Input.shortened(path, 200));
    }
    return found;
  }

  /** The same, by somebody who only looks. */
  Optional<Resolved> find(String path) {
    return path.startsWith(STORED)
        ? stored(path.substring(STORED.length()))
        : nameOf(path).map(parts::get);
  }

  private Optional<String> nameOf(String path) {
    return parts.containsKey(path)
        ? Optional.of(path)
        : parts.keySet().stream()
            .filter(part -> FileNames.lastPart(part).equals(FileNames.lastPart(path)))
            .findFirst();
  }

  /** Puts those that flags name into the store. */
  void store() throws IOException {
    for (Resolved part : used.values()) {
      try (InputStream in = Files.newInputStream(part.content())) {
        store.store(in, part.fileName(), "application/octet-stream", BodyLimit.UPLOAD);
      }
    }
  }

  /** What came along and what did not. */
  ImportFiles report() {
    List<String> unused = new ArrayList<>(parts.keySet());
    unused.removeAll(used.keySet());
    return new ImportFiles(List.copyOf(used.keySet()), unused, List.copyOf(missing));
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }

  private Optional<Resolved> stored(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    Optional<StoredFile> file = store.find(sha256);
    return file.flatMap(
        f -> store.path(sha256).map(path -> new Resolved(sha256, f.fileName(), path)));
  }
}

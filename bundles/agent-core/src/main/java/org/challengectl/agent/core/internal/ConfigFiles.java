package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Notices which YAML files are new, changed or gone. Editors write a file in steps: a change counts
 * when it looks the same twice in a row.
 */
final class ConfigFiles {

  private static final long MAX_BYTES = 1 << 20;
  private static final int MAX_FILES = 500;

  /**
   * What happened since the last look.
   *
   * @param changed new files too; a file that cannot be read any more is among them
   */
  record Changes(List<Path> changed, List<Path> gone) {}

  private final List<Path> places;
  private final Map<Path, String> known = new TreeMap<>();
  private boolean first = true;
  private Map<Path, String> lastSeen = new HashMap<>();

  /**
   * @param places folders whose *.yml and *.yaml count, and single files; they need not exist
   */
  ConfigFiles(List<Path> places) {
    this.places = List.copyOf(places);
  }

  /** Looks; call it again and again. */
  Changes look() {
    Map<Path, String> seen = new TreeMap<>();
    for (Path file : files()) {
      seen.put(file, fingerprint(file));
    }
    List<Path> changed = new ArrayList<>();
    seen.forEach(
        (file, print) -> {
          boolean settled = first || print.equals(lastSeen.get(file));
          if (!print.equals(known.get(file)) && settled) {
            changed.add(file);
          }
        });
    List<Path> gone = new ArrayList<>(known.keySet());
    gone.removeAll(seen.keySet());
    changed.forEach(file -> known.put(file, seen.get(file)));
    gone.forEach(known::remove);
    lastSeen = seen;
    first = false;
    return new Changes(changed, gone);
  }

  private Set<Path> files() {
    Set<Path> files = new LinkedHashSet<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        files.addAll(yamlIn(place));
      } else if (Files.isRegularFile(place)) {
        files.add(place);
      }
    }
    return files;
  }

  private static List<Path> yamlIn(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(ConfigFiles::isYaml).sorted().limit(MAX_FILES).toList();
    } catch (IOException e) {
      return List.of(); // looked at again soon
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
    return yaml && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private static String fingerprint(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return "too long";
      }
      return Hashes.sha256(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return "unreadable";
    }
  }
}

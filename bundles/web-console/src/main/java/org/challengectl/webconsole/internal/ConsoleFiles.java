package org.challengectl.webconsole.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.challengectl.web.WebFile;

/**
 * All files of the console, in memory. The build lists them; no name that a client sends is ever
 * looked up in a file system.
 */
final class ConsoleFiles {

  /** What is in here has a hash of its content in its name. */
  static final String ASSETS = "/assets/";

  private static final String FOLDER = "/console";

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");

  private final Map<String, WebFile> files;

  ConsoleFiles() {
    InputStream list = ConsoleFiles.class.getResourceAsStream(FOLDER + "/files.txt");
    if (list == null) {
      throw new IllegalStateException("this bundle was built without its console");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      files =
          lines
              .lines()
              .collect(
                  Collectors.toUnmodifiableMap(
                      name -> "/" + name,
                      name -> WebFile.load(ConsoleFiles.class, FOLDER + "/" + name, type(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page that shows whatever the rest of the address says. */
  WebFile page() {
    return files.get("/index.html");
  }

  Optional<WebFile> named(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private static String type(String name) {
    String type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("no media type is known for " + name);
    }
    return type;
  }
}

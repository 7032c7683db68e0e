package org.challengectl.persistence.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A configuration that makes sense.
 *
 * @param directory absolute
 * @param readers connections that read at the same time, 1-64
 */
public record DatabaseSettings(
    Dialect dialect, String url, String user, String password, Path directory, int readers) {

  private static final String KARAF_DATA = "${karaf.data}";

  /**
   * Checks a configuration and fills in its defaults.
   *
   * @param property framework and system properties by name; null where there is none
   */
  static DatabaseSettings of(DatabaseConfiguration configuration, UnaryOperator<String> property) {
    Dialect dialect = Dialect.of(configuration.kind());
    Path directory = directory(configuration.directory().strip(), property);
    if (configuration.readers() < 1 || configuration.readers() > 64) {
      throw wrong("'readers' must be 1-64, was " + configuration.readers());
    }
    return new DatabaseSettings(
        dialect,
        url(dialect, configuration.url().strip(), directory),
        configuration.user(),
        configuration.password(),
        directory,
        configuration.readers());
  }

  private static Path directory(String configured, UnaryOperator<String> property) {
    String karafData = property.apply("karaf.data");
    String base = karafData == null ? "data" : karafData;
    String path = configured.isEmpty() ? KARAF_DATA + "/challengectl" : configured;
    try {
      return Path.of(path.replace(KARAF_DATA, base)).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw wrong("'directory' is not a path: " + e.getMessage());
    }
  }

  private static String url(Dialect dialect, String configured, Path directory) {
    return switch (dialect) {
      case SQLITE -> {
        String url =
            configured.isEmpty()
                ? "jdbc:sqlite:" + directory.resolve("challengectl.db")
                : configured;
        if (!url.startsWith("jdbc:sqlite:") || url.contains(":memory:")) {
          throw wrong("'url' must be jdbc:sqlite:FILE for sqlite, was '" + shown(url) + "'");
        }
        yield url;
      }
      case POSTGRESQL -> {
        if (!configured.startsWith("jdbc:postgresql:")) {
          throw wrong(
              "'url' must be jdbc:postgresql://HOST:PORT/DATABASE for postgresql, was '"
                  + shown(configured)
                  + "'");
        }
        yield configured;
      }
    };
  }

  /** The URL without its parameters, among which may be a password. */
  String shownUrl() {
    return shown(url);
  }

  private static String shown(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  private static DatabaseException wrong(String message) {
    return new DatabaseException(
        DatabaseException.Code.CONFIGURATION, DatabaseConfiguration.PID + ": " + message);
  }

  @Override
  public String toString() {
    return shownUrl() + " with data in " + directory;
  }
}

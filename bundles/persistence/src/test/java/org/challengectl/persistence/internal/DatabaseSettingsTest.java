package org.challengectl.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The configuration, its defaults and its mistakes. */
final class DatabaseSettingsTest {

  private static final Map<String, String> PROPERTIES = Map.of("karaf.data", "/opt/karaf/data");

  private record Given(
      String kind, String url, String user, String password, String directory, int readers)
      implements DatabaseConfiguration {
    @Override
    public Class<? extends Annotation> annotationType() {
      return DatabaseConfiguration.class;
    }
  }

  private static DatabaseSettings settings(Given given) {
    return DatabaseSettings.of(given, PROPERTIES::get);
  }

  @Test
  void hasDefaultsForEverything() {
    Map<String, Object> defaults = new TreeMap<>();
    Stream.of(DatabaseConfiguration.class.getDeclaredMethods())
        .forEach((Method m) -> defaults.put(m.getName(), m.getDefaultValue()));
    assertEquals(
        new TreeMap<String, Object>(
            Map.of(
                "kind",
                "sqlite",
                "url",
                "",
                "user",
                "",
                "password",
                "",
                "directory",
                "",
                "readers",
                4)),
        defaults);
    assertEquals(
        new DatabaseSettings(
            Dialect.SQLITE,
            "jdbc:sqlite:/opt/karaf/data/challengectl/challengectl.db",
            "",
            "",
            Path.of("/opt/karaf/data/challengectl"),
            4),
        settings(new Given("sqlite", "", "", "", "", 4)));
  }

  @Test
  void mapsWhatIsGiven() {
    assertEquals(
        new DatabaseSettings(
            Dialect.POSTGRESQL,
            "jdbc:postgresql://db/ctf",
            "u",
            " p ",
            Path.of("/opt/karaf/data/x"),
            8),
        settings(
            new Given(
                " PostgreSQL ", " jdbc:postgresql://db/ctf ", "u", " p ", "${karaf.data}/x", 8)));
  }

  @Test
  void refusesWhatMakesNoSense() {
    for (Given given :
        new Given[] {
          new Given("oracle", "", "", "", "", 4),
          new Given("postgresql", "", "", "", "", 4),
          new Given("sqlite", "jdbc:postgresql://db/ctf", "", "", "", 4),
          new Given("sqlite", "jdbc:sqlite::memory:", "", "", "", 4),
          new Given("sqlite", "", "", "", "a\u0000b", 4),
          new Given("sqlite", "", "", "", "", 0),
          new Given("sqlite", "", "", "", "", 65)
        }) {
      DatabaseException refused = assertThrows(DatabaseException.class, () -> settings(given));
      assertEquals(DatabaseException.Code.CONFIGURATION, refused.code());
    }
  }

  @Test
  void doesNotShowPasswords() {
    DatabaseException refused =
        assertThrows(
            DatabaseException.class,
            () -> settings(new Given("sqlite", "jdbc:pg://db/x?password=hush", "", "", "", 4)));
    assertFalse(refused.getMessage().contains("hush"));
    assertTrue(refused.getMessage().contains("jdbc:pg://db/x"));
  }
}

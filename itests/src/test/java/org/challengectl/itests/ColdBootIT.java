package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers start from nothing, without a network, and quietly. */
class ColdBootIT {

  private static final int BOOTS = 10;

  @TempDir Path folder;

  @Test
  void standaloneBootsTenTimesInARow() throws Exception {
    for (int boot = 0; boot < BOOTS; boot++) {
      try (Container container =
          Container.of("standalone", folder.resolve("boot-" + boot)).start()) {
        Api api = container.awaitApi();
        for (String path : List.of("/api/challenges", "/api/public/challenges", "/")) {
          HttpResponse<String> reply = api.send("GET", path, null, null);
          assertEquals(200, reply.statusCode(), path + ": " + reply.body());
        }
        Await.until(Duration.ofSeconds(30), "both agents are online", () -> online(api) == 2);
        assertQuiet(container);
      }
    }
  }

  private static long online(Api api) throws Exception {
    return api.agents().stream().filter(a -> a.get("status").asText().equals("online")).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "agent", "standalone"})
  void startsAndStopsWithoutANetworkAndWithoutAStackTrace(String kind) throws Exception {
    Container container = Container.of(kind, folder.resolve(kind));
    if (canIsolate()) {
      container.behind("unshare", "-n", "--");
    }
    try (container) {
      container.start();
      Await.until(
          Duration.ofSeconds(90),
          kind + " has started: " + container.logQuietly(),
          () ->
              Files.exists(container.home().resolve("data/log/karaf.log"))
                  && ready(kind, container));
      assertQuiet(container);
      assertTrue(container.stop(), kind + " does not stop when asked");
    }
  }

  private static boolean ready(String kind, Container container) throws IOException {
    return kind.equals("agent")
        ? container.log().contains("modulation 'cw' is here")
        : Files.exists(container.home().resolve("data/challengectl/operator.key"));
  }

  private static boolean canIsolate() throws IOException, InterruptedException {
    return new ProcessBuilder("unshare", "-n", "true").start().waitFor() == 0;
  }

  @Test
  void theAgentCarriesNoDatabaseAndNoWebServer() throws IOException {
    try (Stream<Path> files =
        Files.walk(Path.of("../karaf-assembly/agent/target/assembly/system"))) {
      List<String> found =
          files
              .map(Path::toString)
              .filter(name -> name.endsWith(".jar"))
              .filter(
                  name ->
                      name.matches(
                          ".*(openjpa|persistence|sqlite|postgres|cxf|jetty|Hikari|liquibase).*"))
              .toList();
      assertEquals(List.of(), found);
    }
  }

  static void assertQuiet(Container container) throws IOException {
    String log = container.log();
    assertFalse(log.contains("\tat "), log);
    assertFalse(log.contains("Exception"), log);
    assertFalse(log.contains("ERROR"), log);
  }
}

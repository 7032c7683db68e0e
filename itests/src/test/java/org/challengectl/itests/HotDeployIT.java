package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins are dropped into a running container, used, and taken out, in mid-transmission too. */
class HotDeployIT {

  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(40);

  private static final String EVENT =
      """
      challenges:
        - {default_min_delay: 1, default_max_delay: 1}
        - {name: probe, modulation: probe, flag: x, seconds: 20, frequency: 145000000}
      """;

  @TempDir Path folder;

  @Test
  void aModulationComesAndGoesWithItsBundle() throws Exception {
    try (Container container = Container.of("standalone", folder.resolve("standalone")).start()) {
      Api api = container.awaitApi();
      Await.until(SOON, "both agents are online", () -> api.agents().size() == 2);
      HttpResponse<String> refused =
          api.send("POST", "/api/challenges/import", "application/x-yaml", EVENT);
      assertEquals(400, refused.statusCode(), refused.body());
      assertTrue(refused.body().contains("probe"), refused.body());

      Path jar = ProbeBundle.build(folder.resolve("probe.jar"));
      Path deployed = container.home().resolve("deploy/probe.jar");
      Path partial = container.home().resolve("probe.partial");
      Files.copy(jar, partial);
      Files.move(partial, deployed, StandardCopyOption.ATOMIC_MOVE);

      Await.until(AT_ONCE, "the runner announces 'probe'", () -> announced(api));
      Await.until(
          AT_ONCE,
          "the server accepts 'probe'",
          () ->
              api.send("POST", "/api/challenges/import", "application/x-yaml", EVENT).statusCode()
                  < 300);
      Await.until(SOON, "it is on the air", () -> onTheAir(api) > 0);

      Files.delete(deployed);
      Await.until(AT_ONCE, "the runner withdraws 'probe'", () -> !announced(api));
      JsonNode ended =
          Await.value(
              AT_ONCE,
              () -> "the transmission ends",
              () ->
                  api.transmissions().stream()
                      .filter(t -> t.get("status").asText().equals("failure"))
                      .findFirst());
      assertTrue(ended.get("error_message").asText().length() > 5, ended.toString());
      assertEquals("queued", api.challenges().get(0).get("status").asText());
      assertTrue(
          api.agents().stream().allMatch(a -> a.get("websocket_connected").asBoolean()),
          "connections were lost: " + api.agents());
      List<JsonNode> before = api.transmissions();

      Files.copy(jar, partial);
      Files.move(partial, deployed, StandardCopyOption.ATOMIC_MOVE);
      Await.until(
          SOON, "it is transmitted again", () -> api.transmissions().size() > before.size());
    }
  }

  @Test
  void aDriverComesAndGoesWithItsBundle() throws Exception {
    String home = folder.resolve("home").toString();
    int http = Container.freePort();
    Map<String, String> ports =
        Map.of(
            "CHALLENGECTL_HTTP_PORT",
            Integer.toString(http),
            "CHALLENGECTL_HTTPS_PORT",
            Integer.toString(Container.freePort()),
            "CHALLENGECTL_SSH_PORT",
            Integer.toString(Container.freePort()));
    Launcher.Result started = Launcher.run(ports, "standalone", "start", "--home", home);
    assertEquals(0, started.exitCode(), started.all());
    try {
      Api api =
          new Api("http://127.0.0.1:" + http, Path.of(home, "data/challengectl/operator.key"));
      Await.until(Duration.ofSeconds(90), "the API answers", api::healthy);
      Await.until(SOON, "both agents are online", () -> api.agents().size() == 2);
      assertEquals(0, shell(home, "bundle:uninstall org.challengectl.driver-virtual").exitCode());
      Await.until(
          AT_ONCE,
          "the driver is gone",
          () -> !shell(home, "radio:drivers --no-format").output().contains("virtual"));
      api.importYaml(Events.morse(1));

      Path jar = Container.systemJar("standalone", "driver-virtual");
      Path partial = Path.of(home, "driver.partial");
      Files.copy(jar, partial);
      Files.move(partial, Path.of(home, "deploy/driver.jar"), StandardCopyOption.ATOMIC_MOVE);
      Await.until(
          AT_ONCE,
          "the driver is back",
          () -> shell(home, "radio:drivers --no-format").output().contains("virtual"));
      Await.until(
          SOON,
          "it transmits",
          () ->
              api.transmissions().stream()
                  .anyMatch(t -> t.get("status").asText().equals("success")));
    } finally {
      assertEquals(0, Launcher.run("standalone", "stop", "--home", home).exitCode());
    }
  }

  private static Launcher.Result shell(String home, String command) throws Exception {
    return Launcher.run("shell", "standalone", "--home", home, command);
  }

  private static long onTheAir(Api api) throws Exception {
    return api.transmissions().stream()
        .filter(t -> t.get("status").asText().equals("assigned") && t.hasNonNull("started_at"))
        .count();
  }

  private static boolean announced(Api api) throws Exception {
    return api.agents().stream()
        .filter(a -> a.get("agent_type").asText().equals("runner"))
        .flatMap(a -> StreamSupport.stream(a.path("modulations").spliterator(), false))
        .anyMatch(m -> m.asText().equals("probe"));
  }
}

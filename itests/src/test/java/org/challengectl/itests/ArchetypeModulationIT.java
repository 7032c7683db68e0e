package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.challengectl.itests.AirLog.Radiation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a plug-in's author: a modulation is generated, built, drawn, sent and taken out. */
class ArchetypeModulationIT {

  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PLUGIN =
      "org.apache.maven.plugins:maven-archetype-plugin:"
          + System.getProperty("challengectl.archetype.plugin", "3.4.1");

  private static final String EVENT =
      """
      challenges:
        - {default_min_delay: 1, default_max_delay: 1}
        - {name: hex, modulation: hextones, flag: "flag{hex}", rate: 10, frequency: 145000000}
      """;

  @TempDir Path folder;
  private InnerMaven maven;
  private Path project;
  private Path jar;

  @BeforeEach
  void generate() throws Exception {
    maven = InnerMaven.with(folder.resolve("repository"));
    maven.run(
        folder,
        PLUGIN + ":generate",
        "-DarchetypeCatalog=internal",
        "-DarchetypeGroupId=org.challengectl",
        "-DarchetypeArtifactId=modulation-archetype",
        "-DarchetypeVersion=" + InnerMaven.VERSION,
        "-DgroupId=org.example",
        "-Dname=hextones");
    project = folder.resolve("hextones");
    jar = project.resolve("target/hextones-1.0.0.jar");
  }

  @AfterEach
  void removeRepository() throws IOException {
    maven.close();
  }

  @Test
  void aGeneratedModulationWorksAndItsTestNoticesWhenItDoesNot() throws Exception {
    // The generated build takes warnings as errors.
    String built = maven.run(project, "spotless:check", "package");
    assertTrue(built.contains("Tests run: 14, Failures: 0, Errors: 0, Skipped: 0"), built);

    String measured =
        maven.run(
            project, "test", "-Pbenchmarks", "-Dbenchmark.seconds=1", "-Djmh.ignoreLock=true");
    assertTrue(measured.matches("(?s).*at 2000000 S/s: .* times real time.*"), measured);
    assertTrue(measured.matches("(?s).*at 20000000 S/s: .* times real time.*"), measured);

    draw();
    sendOverTheAir();

    Path source = project.resolve("src/main/java/org/example/hextones/HextonesTones.java");
    String right = Files.readString(source);
    String wrong = right.replace("(value - 7.5)", "(value - 6.5)");
    assertFalse(wrong.equals(right));
    Files.writeString(source, wrong);
    String failed = maven.run(project, "test", "-Dmaven.test.failure.ignore=true");
    assertTrue(failed.contains("sendsEachHexDigitAsItsTone"), failed);
  }

  private void draw() throws Exception {
    Path png = folder.resolve("hextones.png");
    Launcher.Result drawn =
        Launcher.run(
            "render",
            "hextones",
            "--plugin",
            jar.toString(),
            "--flag",
            "flag{A}",
            "--param",
            "rate=4",
            "--rate",
            "250000",
            "--out",
            png.toString());
    assertEquals(0, drawn.exitCode(), drawn.all());
    assertTrue(drawn.output().contains("3.900 s, 975000 samples"), drawn.all());
    assertTrue(ImageIO.read(png.toFile()).getWidth() > 100);
  }

  private void sendOverTheAir() throws Exception {
    Path account = folder.resolve("air.jsonl");
    try (Container server = Container.of("server", folder.resolve("server")).start();
        Container agent = Container.of("agent", folder.resolve("agent"))) {
      Api api = server.awaitApi();
      agent
          .configure(
              "org.challengectl.driver.virtual",
              "mode = host",
              "port = " + Container.freePort(),
              "devices = tx0,rx0",
              "account_file = " + account)
          .agent("runner", Events.runner(server.baseUrl(), "sender", api.token("sender"), "tx0"))
          .agent("listener", Events.listener(server.baseUrl(), "ears", api.token("ears"), "rx0"))
          .start();
      Await.until(SOON, "both agents are online", () -> api.agents().size() == 2);
      assertFalse(announced(api) || served(api));

      deploy(server);
      deploy(agent);
      Await.until(AT_ONCE, "the runner announces it", () -> announced(api));
      Await.until(AT_ONCE, "the server knows it", () -> served(api));

      api.importYaml(EVENT);
      Await.until(SOON, "it was sent", () -> sent(api));
      List<Radiation> radiated = AirLog.read(account);
      Radiation first = radiated.get(0);
      assertEquals("tx0", first.device());
      assertEquals(145_000_000, first.frequencyHz());
      assertTrue(first.label().startsWith("sender hex "), first.label());
      // Nine characters as 18 tones of 0.1 s, 0.2 s before and after.
      double seconds = (first.stopNanos() - first.startNanos()) / 1e9;
      assertEquals(2.2, seconds, 0.3);

      Files.delete(server.home().resolve("deploy/hextones.jar"));
      Files.delete(agent.home().resolve("deploy/hextones.jar"));
      Await.until(AT_ONCE, "the runner withdraws it", () -> !announced(api));
      Await.until(AT_ONCE, "the server forgets it", () -> !served(api));
      assertTrue(
          api.agents().stream().allMatch(a -> a.get("websocket_connected").asBoolean()),
          "connections were lost: " + api.agents());
    }
  }

  private void deploy(Container container) throws IOException {
    Path partial = container.home().resolve("hextones.partial");
    Files.copy(jar, partial);
    Files.move(
        partial, container.home().resolve("deploy/hextones.jar"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean sent(Api api) throws Exception {
    return api.transmissions().stream().anyMatch(t -> t.get("status").asText().equals("success"));
  }

  private static boolean announced(Api api) throws Exception {
    return api.agents().stream()
        .flatMap(a -> StreamSupport.stream(a.path("modulations").spliterator(), false))
        .anyMatch(m -> m.asText().equals("hextones"));
  }

  private static boolean served(Api api) throws Exception {
    for (JsonNode each : api.get("/api/modulations").path("modulations")) {
      if (each.path("name").asText().equals("hextones")) {
        return true;
      }
    }
    return false;
  }
}

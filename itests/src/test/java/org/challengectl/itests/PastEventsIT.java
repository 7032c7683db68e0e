package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events of the past, which are not part of the project, run once more: imported, validated, run in
 * the demo to the end, and what their files say is read off the air by programs that are not ours.
 *
 * <p>One of them runs with all tests; {@code -Dpast.events=bsidescharm2022,shmoocon2022} runs both,
 * which takes twice as long: all this plays in real time.
 */
class PastEventsIT {

  private static final Path ROOT =
      Path.of(System.getProperty("challengectl.root", "..")).toAbsolutePath().normalize();
  private static final Path EVENTS = ROOT.resolveSibling("shared").resolve("data/events");
  private static final Path RECEIVE = ROOT.resolve("itests/past-events/receive");
  private static final List<String> PROGRAMS =
      List.of("Xvfb", "pulseaudio", "pacat", "pactl", "gnuradio-config-info");
  private static final int READERS = 2;
  private static final int DEMO_LIMIT_MINUTES = 15;

  @TempDir Path folder;

  static List<String> events() {
    return List.of(System.getProperty("past.events", "bsidescharm2022").split(",", -1));
  }

  @ParameterizedTest
  @MethodSource("events")
  void isSentAsItWasThen(String name) throws Exception {
    Path source = EVENTS.resolve(name);
    assumeTrue(Files.exists(source.resolve("flags.csv")), "there are no past events here");
    Map<String, Player.Interest> interests = interests(source);
    PROGRAMS.forEach(PastEventsIT::assumeInstalled);
    Process python =
        new ProcessBuilder("/usr/bin/python3", "-c", "import gnuradio, numpy, scipy, PIL").start();
    assumeTrue(python.waitFor() == 0, "python3-numpy, python3-scipy or python3-pil is missing");
    interests.values().forEach(interest -> assumeInstalled(interest.wav().program()));
    Path event = folder.resolve("event.yml");
    importAndValidate(source, event);
    assertTrue(!interests.isEmpty(), "no file of the event can be read by any program");
    try (Player player = new Player(RECEIVE, folder, interests)) {
      runDemo(event, player);
      read(interests, source, player);
    }
  }

  private static void assumeInstalled(String program) {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin", program)), program + " is not installed");
  }

  private static void importAndValidate(Path source, Path event) throws Exception {
    Launcher.Result imported =
        Launcher.run(
            "import",
            source.resolve("flags.csv").toString(),
            "--frequencies",
            EVENTS.resolve("frequencies.txt").toString(),
            "--skip-missing",
            "--out",
            event.toString());
    assertEquals(0, imported.exitCode(), imported.all());
    Launcher.Result validated = Launcher.run("validate", event.toString());
    assertEquals(0, validated.exitCode(), validated.all());
    assertTrue(validated.output().contains("no mistakes"), validated.all());
  }

  /** The challenges that send a file that some program reads. */
  private static Map<String, Player.Interest> interests(Path source) throws IOException {
    Map<String, Player.Interest> interests = new LinkedHashMap<>();
    for (String line : Files.readAllLines(source.resolve("flags.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells.length > 3 && Files.exists(source.resolve(fileName(cells[2])))) {
        PastWav.named(fileName(cells[2]))
            .ifPresent(wav -> interests.put(cells[1], new Player.Interest(cells[3], wav)));
      }
    }
    return interests;
  }

  private static String fileName(String flag) {
    return flag.substring(flag.lastIndexOf('/') + 1);
  }

  private void runDemo(Path event, Player player) throws Exception {
    Path errors = folder.resolve("demo.err");
    Process demo =
        new ProcessBuilder(
                "sh",
                ROOT.resolve("challengectl").toString(),
                "demo",
                "--event",
                event.toString(),
                "--once",
                "--port",
                Integer.toString(Container.freePort()),
                "--pictures",
                folder.resolve("pictures").toString())
            .redirectError(errors.toFile())
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
      demo.getOutputStream().close();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        player.see(line);
      }
      assertTrue(demo.waitFor(DEMO_LIMIT_MINUTES, TimeUnit.MINUTES), "the demo does not end");
    } finally {
      demo.descendants().forEach(ProcessHandle::destroy);
      demo.destroy();
    }
    assertEquals(0, demo.exitValue(), () -> String.join("\n", lines) + "\n" + read(errors));
  }

  private static void read(Map<String, Player.Interest> interests, Path source, Player player)
      throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      Map<String, Future<JsonNode>> found = new LinkedHashMap<>();
      interests.forEach(
          (challenge, interest) ->
              found.put(
                  challenge,
                  readers.submit(
                      () -> player.read(challenge, source.resolve(interest.wav().fileName())))));
      for (Map.Entry<String, Future<JsonNode>> each : found.entrySet()) {
        JsonNode read = each.getValue().get();
        assertTrue(read.get("same").asBoolean(), each.getKey() + ": " + read);
      }
    } finally {
      readers.shutdownNow();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}

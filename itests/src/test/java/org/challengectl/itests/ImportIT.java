package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of the old kind becomes an event and runs, by nothing but {@code ./challengectl}. */
class ImportIT {

  private static final Path VOICE =
      Path.of(System.getProperty("challengectl.root", "..")).resolve("etc/demo/voice.wav");

  private static final String LIST =
      """
      oldcon,1651255200,1651428000
      0,HAM_VOICE_1,wherever/oldcon/voice.wav,nbfm_tx,,,60,90,ham_440,,
      1,HAM_MORSE_1,"CQ, CQ",cw,45,,60,90,147135,ham_440,905750
      2,HAM_DIGITAL_1,wherever/oldcon/gone.wav,usb,48000,,60,90,145550,,
      """;

  @TempDir Path folder;

  @Test
  void anOldListIsImportedAndRunsInTheDemo() throws Exception {
    Path wavs = Files.createDirectories(folder.resolve("wavs/oldcon"));
    Files.copy(VOICE, wavs.resolve("voice.wav"));
    Path list = Files.writeString(folder.resolve("flags.csv"), LIST);
    Path ranges = Files.writeString(folder.resolve("frequencies.txt"), "ham_440,420000,450000\n");
    Path event = Files.createDirectory(folder.resolve("event")).resolve("event.yml");
    String[] arguments = {
      "import",
      list.toString(),
      "--frequencies",
      ranges.toString(),
      "--files",
      wavs.getParent().toString(),
      "--out",
      event.toString(),
      "--skip-missing"
    };

    Launcher.Result refused = Launcher.run(Arrays.copyOf(arguments, 8));
    assertEquals(1, refused.exitCode(), refused.all());
    assertTrue(
        refused.errors().contains(list + ":4: there is no file 'wherever/oldcon/gone.wav'"),
        refused.all());
    assertFalse(Files.exists(event));

    Launcher.Result imported = Launcher.run(arguments);
    assertEquals(0, imported.exitCode(), imported.all());
    assertTrue(imported.output().contains("2 challenges"), imported.all());
    Launcher.Result validated = Launcher.run("validate", event.toString());
    assertEquals(0, validated.exitCode(), validated.all());

    Launcher.Result demo =
        Launcher.run(
            "demo",
            "--event",
            event.toString(),
            "--once",
            "--json",
            "--port",
            Integer.toString(Container.freePort()),
            "--pictures",
            folder.resolve("pictures").toString());
    assertEquals(0, demo.exitCode(), demo.errors());
    JsonNode report = new ObjectMapper().readTree(demo.output());
    assertTrue(report.get("complete").asBoolean(), demo.output());
    Set<String> sent = new TreeSet<>();
    for (JsonNode transmission : report.get("transmissions")) {
      sent.add(transmission.get("challenge_id").asText());
      if (transmission.get("challenge_id").asText().equals("ham-morse-1")) {
        long hz = transmission.get("frequency").asLong();
        assertTrue(
            hz == 147_135_000 || hz == 905_750_000 || (hz > 420_000_000 && hz < 450_000_000),
            transmission.toString());
      }
    }
    assertEquals(Set.of("ham-morse-1", "ham-voice-1"), sent);
  }

  @Test
  void importExplainsItself() throws Exception {
    Launcher.Result help = Launcher.run("import", "--help");

    assertEquals(0, help.exitCode(), help.all());
    assertTrue(help.output().contains("Examples:"), help.all());
    assertTrue(Launcher.run("--help").output().contains("\n  import "));
  }

  @Test
  void mistakesInAnEventAreToldBeforeTheDemoStarts() throws Exception {
    Path event =
        Files.writeString(
            folder.resolve("event.yml"),
            "challenges:\n  - {name: A, modulation: cw, flag: E, frequency: 5}\n");

    Launcher.Result demo = Launcher.run("demo", "--event", event.toString(), "--once");

    assertEquals(1, demo.exitCode(), demo.all());
    assertTrue(demo.errors().contains(event + ":2: 'frequency' must be"), demo.all());
    assertFalse(demo.output().contains("Starting"), demo.all());
  }
}

package org.challengectl.eventfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.EventFileReader.Result;
import org.challengectl.signal.Modulation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real events, which are not part of the project, written anew as YAML: everything in them is right
 * but for the files that are gone.
 */
class PastEventsTest {

  private static final Path EVENTS = Path.of("../../../shared/data/events");

  @ParameterizedTest
  @ValueSource(strings = {"bsidescharm2022", "shmoocon2022"})
  void onlyTheMissingFilesAreMistakes(String name) throws IOException {
    Path folder = EVENTS.resolve(name);
    assumeTrue(Files.exists(folder.resolve("flags.csv")), "there are no past events here");
    List<Modulation> modulations =
        ServiceLoader.load(Modulation.class).stream().map(ServiceLoader.Provider::get).toList();
    StringBuilder yaml = new StringBuilder("frequency_ranges:\n");
    Files.readAllLines(EVENTS.resolve("frequencies.txt")).forEach(line -> range(line, yaml));
    yaml.append("challenges:\n");
    List<String> flags = Files.readAllLines(folder.resolve("flags.csv"));
    flags.stream().skip(1).forEach(line -> challenge(line, yaml));

    Result result =
        EventFileReader.read(
            "event.yml",
            yaml.toString(),
            Modulations.of(modulations),
            new DirectoryFlagFiles(folder));

    List<String> missing =
        flags.stream()
            .skip(1)
            .map(line -> flag(line.split(",", -1)[2]))
            .filter(flag -> flag.endsWith(".wav") && !Files.exists(folder.resolve(flag)))
            .map(flag -> "there is no file '" + flag + "' to send")
            .toList();
    assertEquals(missing, result.problems().stream().map(Problem::message).toList());
    assertEquals(flags.size() - 1 - missing.size(), result.drafts().size());
  }

  private static void range(String line, StringBuilder yaml) {
    String[] cells = line.split(",", -1);
    yaml.append(
        "  - {name: %s, min_hz: %s000, max_hz: %s000}%n".formatted(cells[0], cells[1], cells[2]));
  }

  private static void challenge(String line, StringBuilder yaml) {
    String[] cells = line.split(",", -1);
    String frequency =
        cells[8].matches("\\d+")
            ? "frequency: " + cells[8] + "000"
            : "frequency_ranges: [" + cells[8] + "]";
    String option =
        switch (cells[3]) {
          case "usb", "nbfm" -> ", wav_samplerate: " + cells[4];
          case "cw" -> ", speed: " + cells[4];
          default -> "";
        };
    yaml.append(
        "  - {name: %s, modulation: %s, flag: \"%s\", min_delay: %s, max_delay: %s, %s%s}%n"
            .formatted(cells[1], cells[3], flag(cells[2]), cells[6], cells[7], frequency, option));
  }

  /** The files lie beside the list now. */
  private static String flag(String cell) {
    return cell.endsWith(".wav") ? cell.substring(cell.lastIndexOf('/') + 1) : cell;
  }
}

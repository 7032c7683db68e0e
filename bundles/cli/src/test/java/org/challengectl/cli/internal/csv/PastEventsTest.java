package org.challengectl.cli.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.DirectoryFlagFiles;
import org.challengectl.eventfile.EventFileReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of real events, which are not part of the project. */
class PastEventsTest {

  private static final Path EVENTS = Path.of("../../../shared/data/events");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bsidescharm2022", "shmoocon2022"})
  void onlyMissingFilesAreMistakesAndTheRestIsAnEvent(String name) throws IOException {
    Path csv = EVENTS.resolve(name).resolve("flags.csv");
    assumeTrue(Files.exists(csv), "there are no past events here");
    List<String> lines = Files.readAllLines(csv);
    List<Integer> missing =
        IntStream.rangeClosed(2, lines.size())
            .filter(line -> isMissing(lines.get(line - 1).split(",", -1)[2], csv))
            .boxed()
            .toList();

    CsvImport.Outcome refused = run(csv, false);
    assertEquals(missing, refused.problems().stream().map(Problem::line).toList());
    assertTrue(
        refused.problems().stream().allMatch(p -> p.message().startsWith("there is no file '")));

    CsvImport.Outcome imported = run(csv, true);
    assertEquals(List.of(), imported.problems());
    assertEquals(missing, imported.skipped().stream().map(Problem::line).toList());
    EventFileReader.Result event =
        EventFileReader.read(
            "event.yml",
            Files.readString(folder.resolve("event.yml")),
            Importing.MODULATIONS,
            new DirectoryFlagFiles(folder));
    assertEquals(List.of(), event.problems());
    assertEquals(lines.size() - 1 - missing.size(), event.drafts().size());
    assertEquals(8, event.ranges().size());
    String[] head = lines.get(0).split(",", -1);
    assertEquals(
        Optional.of(Instant.ofEpochSecond(Long.parseLong(head[1]))),
        event.event().orElseThrow().start());
    for (Draft draft : event.drafts()) {
      assertEquals(Duration.ofSeconds(60), draft.spec().delays().min());
      assertEquals(Duration.ofSeconds(90), draft.spec().delays().max());
    }
  }

  private CsvImport.Outcome run(Path csv, boolean skipMissing) throws IOException {
    return CsvImport.run(
        new CsvImport.Request(
            csv,
            Optional.of(EVENTS.resolve("frequencies.txt")),
            Optional.empty(),
            folder.resolve("event.yml"),
            skipMissing,
            false,
            false),
        Importing.MODULATIONS);
  }

  private static boolean isMissing(String flag, Path csv) {
    String file = flag.substring(flag.lastIndexOf('/') + 1);
    return flag.endsWith(".wav") && !Files.exists(csv.resolveSibling(file));
  }
}

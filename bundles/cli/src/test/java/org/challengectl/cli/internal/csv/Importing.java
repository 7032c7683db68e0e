package org.challengectl.cli.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.challengectl.cli.internal.InstalledModulations;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.DirectoryFlagFiles;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.Modulations;

/** Short ways to import in tests: a list, ranges and files in one folder. */
final class Importing {

  static final Modulations MODULATIONS = Modulations.of(InstalledModulations.with(List.of()).all());
  static final String HEAD = "myevent,1651255200,1651428000\n";
  static final String RANGES = "ham_144,144000,148000\nham_900,902000,928000\n";

  private final Path folder;

  Importing(Path folder) {
    this.folder = folder;
  }

  Path out() {
    return folder.resolve("event.yml");
  }

  CsvImport.Request request(boolean skipMissing, boolean copy, boolean overwrite) {
    Path ranges = folder.resolve("frequencies.txt");
    return new CsvImport.Request(
        folder.resolve("flags.csv"),
        Optional.of(ranges).filter(Files::exists),
        Optional.empty(),
        out(),
        skipMissing,
        copy,
        overwrite);
  }

  CsvImport.Outcome run(String csv, String ranges) throws IOException {
    Files.writeString(folder.resolve("flags.csv"), csv);
    Files.writeString(folder.resolve("frequencies.txt"), ranges);
    return CsvImport.run(request(false, false, true), MODULATIONS);
  }

  /** What the event says that rows behind a good first line become. */
  List<Draft> good(String... rows) throws IOException {
    CsvImport.Outcome outcome = run(HEAD + String.join("\n", rows), RANGES);
    assertEquals(List.of(), sentences(outcome));
    return event().drafts();
  }

  /** What is wrong with a list; nothing is written. */
  List<String> mistakes(String csv) throws IOException {
    CsvImport.Outcome outcome = run(csv, RANGES);
    assertEquals(Files.exists(out()), outcome.problems().isEmpty());
    return sentences(outcome);
  }

  /** What is wrong with one row behind a good first line. */
  List<String> mistakesOf(String row) throws IOException {
    return mistakes(HEAD + row);
  }

  /** The event that was written, read without a mistake. */
  EventFileReader.Result event() throws IOException {
    EventFileReader.Result result =
        EventFileReader.read(
            "event.yml", Files.readString(out()), MODULATIONS, new DirectoryFlagFiles(folder));
    assertEquals(List.of(), result.problems());
    return result;
  }

  /** The problems, without the folder. */
  List<String> sentences(CsvImport.Outcome outcome) {
    return outcome.problems().stream()
        .map(Problem::sentence)
        .map(sentence -> sentence.replace(folder + "/", "").replace(folder.toString(), "FOLDER"))
        .toList();
  }
}

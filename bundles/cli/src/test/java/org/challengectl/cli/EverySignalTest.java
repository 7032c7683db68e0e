package org.challengectl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.challengectl.cli.internal.InstalledModulations;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.DirectoryFlagFiles;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.EventFileReader.Result;
import org.challengectl.eventfile.Modulations;
import org.challengectl.signal.Modulation;
import org.junit.jupiter.api.Test;

/** The example that has one challenge of each modulation. */
class EverySignalTest {

  private static final Path FOLDER = Path.of("../../etc/examples/every-signal");

  @Test
  void theExampleOfEverySignalIsRightAndComplete() throws IOException {
    List<Modulation> shipped = InstalledModulations.with(List.of()).all();
    assumeTrue(
        shipped.stream().allMatch(modulation -> modulation.unavailable().isEmpty()),
        "a library is missing on this machine");
    Result result =
        EventFileReader.read(
            "event.yml",
            Files.readString(FOLDER.resolve("event.yml")),
            Modulations.of(shipped),
            new DirectoryFlagFiles(FOLDER));
    assertEquals(List.of(), result.problems().stream().map(Problem::sentence).toList());
    Set<String> used =
        result.drafts().stream()
            .map(draft -> draft.spec().modulation())
            .collect(Collectors.toSet());
    for (Modulation modulation : shipped) {
      assertTrue(
          used.stream().anyMatch(modulation.descriptor()::answersTo),
          () -> modulation.descriptor().name() + " is not in the example");
    }
    assertTrue(shipped.size() >= 20, "shipped are " + shipped.size());
  }
}

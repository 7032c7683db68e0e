package org.challengectl.eventfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Problem;
import org.challengectl.domain.PublicView;
import org.challengectl.eventfile.EventFileReader.Result;
import org.challengectl.signal.Modulation;
import org.junit.jupiter.api.Test;

/** The events that ship, read with the modulations that ship. */
class ShippedEventsTest {

  private static final Path ETC = Path.of("../../etc");

  private static Result read(String folder) throws IOException {
    List<Modulation> modulations =
        ServiceLoader.load(Modulation.class).stream().map(ServiceLoader.Provider::get).toList();
    Path base = ETC.resolve(folder);
    Result result =
        EventFileReader.read(
            "event.yml",
            Files.readString(base.resolve("event.yml")),
            Modulations.of(modulations),
            new DirectoryFlagFiles(base));
    assertEquals(List.of(), result.problems().stream().map(Problem::sentence).toList());
    return result;
  }

  @Test
  void theDemoHasFourShortChallengesThatPlayersMaySee() throws IOException {
    Result demo = read("demo");

    assertEquals(
        List.of("cw", "ask", "nbfm", "usb"), demo.drafts().stream().map(Draft::id).toList());
    for (Draft draft : demo.drafts()) {
      Duration onTheAir = draft.profile().duration();
      assertTrue(
          onTheAir.compareTo(Duration.ofSeconds(4)) >= 0
              && onTheAir.compareTo(Duration.ofSeconds(8)) <= 0,
          draft.id() + " takes " + onTheAir);
      assertEquals(new PublicView(true, true, true, true), draft.spec().publicView());
      assertTrue(draft.spec().delays().max().compareTo(Duration.ofSeconds(6)) <= 0);
    }
  }

  @Test
  void theExampleIsRight() throws IOException {
    Result example = read("examples");

    assertEquals(5, example.drafts().size());
    assertEquals(3, example.ranges().size());
    assertEquals("ExampleCon 2025", example.event().orElseThrow().name());
  }
}

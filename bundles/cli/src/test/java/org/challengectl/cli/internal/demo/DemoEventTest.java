package org.challengectl.cli.internal.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.InstalledModulations;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Delays;
import org.challengectl.domain.Event;
import org.challengectl.domain.FlagRef;
import org.challengectl.eventfile.DirectoryFlagFiles;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.Modulations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEventTest {

  private static final Path SHIPPED = Path.of("../../etc/demo/event.yml");
  private static final Modulations MODULATIONS =
      Modulations.of(InstalledModulations.with(List.of()).all());
  private static final Instant NOW = Instant.parse("2026-11-20T20:00:00.123Z");

  @TempDir Path folder;

  private DemoEvent read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("event.yml"), yaml);
    return DemoEvent.read(file, MODULATIONS, InstantSource.fixed(NOW));
  }

  private EventFileReader.Result reread(DemoEvent event) {
    EventFileReader.Result result =
        EventFileReader.read(
            "event.yml", event.yaml(), MODULATIONS, new DirectoryFlagFiles(folder));
    assertEquals(List.of(), result.problems(), event::yaml);
    return result;
  }

  @Test
  void theShippedEventIsRunAsItIs() throws IOException {
    DemoEvent event = DemoEvent.read(SHIPPED, MODULATIONS, InstantSource.system());

    assertEquals(Files.readString(SHIPPED), event.yaml());
    assertEquals(Set.of("voice.wav", "rtty.wav"), event.files().keySet());
    assertEquals(4, event.challenges());
    assertTrue(event.limit().compareTo(Duration.ofSeconds(110)) >= 0);
  }

  @Test
  void aPastEventStartsNowAndRestsShortly() throws IOException {
    DemoEvent event =
        read(
            """
            conference:
              name: Past
              start: 2022-04-29 18:00:00 +0
              stop: 2022-05-01 18:00:00 +0
              timezone: America/New_York
              day_start: "09:00"
              end_of_day: "17:00"
            challenges:
              - {default_min_delay: 60, default_max_delay: 90}
              - {name: A, modulation: cw, flag: 010, frequency: 146550000, delay_mode: uniform}
              - {name: B, modulation: cw, flag: "a: b", frequency: 146560000, min_delay: 1, max_delay: 2}
              - &c {name: C, modulation: cw, flag: 12:30, frequency: 146570000, min_delay: 600,
                    max_delay: 600, enabled: no}
              - {<<: *c, name: D}
            """);

    EventFileReader.Result result = reread(event);
    Event conference = result.event().orElseThrow();
    assertEquals(Optional.of(Instant.parse("2026-11-20T20:00:00Z")), conference.start());
    assertEquals(Optional.of(Instant.parse("2026-11-22T20:00:00Z")), conference.stop());
    assertEquals("America/New_York", conference.timezone().getId());
    assertEquals(Optional.empty(), conference.dayStart());
    assertEquals(
        List.of("3 6 UNIFORM", "1 2 MEAN", "3 6 MEAN", "3 6 MEAN"),
        result.drafts().stream().map(d -> shown(d.spec().delays())).toList());
    assertEquals(
        List.of("010", "a: b", "12:30", "12:30"),
        result.drafts().stream().map(DemoEventTest::flag).toList());
    assertEquals(2, event.challenges());
  }

  @Test
  void aBareListOfChallengesIsAnEventToo() throws IOException {
    DemoEvent event =
        read(
            "[{name: A, modulation: cw, flag: E, frequency: 146550000, min_delay: 60, max_delay: 90}]");

    assertEquals("3 6 MEAN", shown(reread(event).drafts().get(0).spec().delays()));
  }

  @Test
  void filesInFoldersAreTakenAlongUnderTheirPaths() throws IOException {
    Path file = Files.createDirectory(folder.resolve("event-files")).resolve("a b.wav");
    Files.copy(SHIPPED.resolveSibling("voice.wav"), file);

    DemoEvent event =
        read(
            "challenges: [{name: A, modulation: nbfm, flag: event-files/a b.wav,"
                + " frequency: 146550000}]");

    assertEquals(Set.of("event-files/a b.wav"), event.files().keySet());
    assertTrue(Files.isSameFile(file, event.files().get("event-files/a b.wav")));
  }

  @Test
  void manyOrLongChallengesGetMoreTime() throws IOException {
    StringBuilder yaml = new StringBuilder("challenges:\n");
    for (int i = 0; i < 14; i++) {
      yaml.append(
          "  - {name: C%d, modulation: ask, flag: E, frequency: 14655%d000}\n"
              .formatted(i, i % 10));
    }
    DemoEvent event = read(yaml.toString());

    assertTrue(event.limit().compareTo(Duration.ofMinutes(4)) > 0, event.limit()::toString);
  }

  @Test
  void radiosAreAsFastAsTheWidestSignalNeeds() throws IOException {
    assertEquals(
        500_000, DemoEvent.read(SHIPPED, MODULATIONS, InstantSource.system()).sampleRateHz());
    assertEquals(2_000_000, new DemoEvent("", Map.of(), Duration.ZERO, 1, 600_000).sampleRateHz());
    assertEquals(
        20_000_000, new DemoEvent("", Map.of(), Duration.ZERO, 1, 50_000_000).sampleRateHz());
  }

  @Test
  void mistakesAreToldBeforeAnythingStarts() {
    Failure failure =
        assertThrows(
            Failure.class,
            () -> read("challenges:\n  - {name: A, modulation: cw, flag: E, frequency: 5}\n"));

    assertEquals(1, failure.exitCode());
    assertTrue(failure.getMessage().contains("event.yml:2: 'frequency'"), failure.getMessage());
  }

  @Test
  void anEventInWhichNothingIsEnabledIsRefused() {
    Failure failure =
        assertThrows(
            Failure.class,
            () ->
                read(
                    "challenges: [{name: A, modulation: cw, flag: E, frequency: 146550000, enabled:"
                        + " no}]"));

    assertEquals(1, failure.exitCode());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Failure failure =
        assertThrows(
            Failure.class,
            () -> DemoEvent.read(folder.resolve("x.yml"), MODULATIONS, InstantSource.system()));

    assertEquals(2, failure.exitCode());
  }

  private static String shown(Delays delays) {
    return "%d %d %s".formatted(delays.min().toSeconds(), delays.max().toSeconds(), delays.mode());
  }

  private static String flag(Draft draft) {
    return ((FlagRef.Text) draft.spec().flag()).text();
  }
}

package org.challengectl.cli.internal.demo;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.challengectl.cli.internal.Failure;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.DirectoryFlagFiles;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.FlagFiles;
import org.challengectl.eventfile.Modulations;

/**
 * An event that the demo runs.
 *
 * @param yaml its file's content, in the demo's time
 * @param files that flags name, by the path that they are named by
 * @param onTheAir how long it takes to send every enabled challenge once, one after the other
 * @param challenges how many are enabled
 * @param reachHz how far the widest signal reaches from its carrier, to either side
 */
record DemoEvent(
    String yaml, Map<String, Path> files, Duration onTheAir, int challenges, long reachHz) {

  /** What a recording takes besides the transmission, and the rest before it. */
  private static final Duration AROUND_EACH = Duration.ofSeconds(18);

  private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(110);
  private static final Duration START = Duration.ofSeconds(60);
  private static final List<Integer> RATES_HZ =
      List.of(500_000, 1_000_000, 2_000_000, 2_500_000, 5_000_000, 10_000_000, 20_000_000);

  /** How much of its sample rate a radio passes on. */
  private static final double USABLE = 0.8;

  DemoEvent {
    files = Map.copyOf(files);
  }

  /**
   * Reads an event file.
   *
   * @throws Failure if it cannot be read or has mistakes
   */
  static DemoEvent read(Path file, Modulations modulations, InstantSource clock) {
    Map<String, Path> files = new LinkedHashMap<>();
    DirectoryFlagFiles folder = new DirectoryFlagFiles(file.toAbsolutePath().getParent());
    FlagFiles noted =
        path -> {
          Optional<FlagFiles.Resolved> found = folder.resolve(path);
          found.ifPresent(f -> files.put(path, f.content()));
          return found;
        };
    String yaml = content(file);
    EventFileReader.Result event = EventFileReader.read(file.toString(), yaml, modulations, noted);
    if (!event.problems().isEmpty()) {
      throw new Failure(
          1,
          event.problems().stream()
              .map(Problem::sentence)
              .collect(Collectors.joining(System.lineSeparator())));
    }
    Duration onTheAir =
        event.drafts().stream()
            .filter(d -> d.spec().enabled())
            .map(d -> d.profile().duration())
            .reduce(Duration.ZERO, Duration::plus);
    int enabled = (int) event.drafts().stream().filter(d -> d.spec().enabled()).count();
    if (enabled == 0) {
      throw new Failure(1, file + " has no enabled challenge; there would be nothing to see");
    }
    long reach =
        event.drafts().stream()
            .filter(d -> d.spec().enabled())
            .mapToLong(d -> Math.max(-d.profile().lowOffsetHz(), d.profile().highOffsetHz()))
            .max()
            .orElseThrow();
    return new DemoEvent(DemoPace.quickened(yaml, event, clock), files, onTheAir, enabled, reach);
  }

  /** The time within which every challenge should have been transmitted and recorded. */
  Duration limit() {
    Duration needed = START.plus(onTheAir).plus(AROUND_EACH.multipliedBy(challenges));
    return needed.compareTo(SHORTEST_LIMIT) > 0 ? needed : SHORTEST_LIMIT;
  }

  /** The least usual sample rate at which radios pass every signal. */
  int sampleRateHz() {
    return RATES_HZ.stream()
        .filter(rate -> 2 * reachHz <= USABLE * rate)
        .findFirst()
        .orElse(RATES_HZ.get(RATES_HZ.size() - 1));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Failure(1, file + " is not a UTF-8 text file");
    } catch (IOException e) {
      throw new Failure(
          2,
          "cannot read " + file + (Files.exists(file) ? ": " + e.getMessage() : ": no such file"));
    }
  }
}

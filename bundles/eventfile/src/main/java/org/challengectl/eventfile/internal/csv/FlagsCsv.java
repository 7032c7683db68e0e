package org.challengectl.eventfile.internal.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.eventfile.internal.Quoted;
import org.challengectl.eventfile.internal.csv.OldEvent.Conference;

/**
 * Reads a list of the old kind: {@code conference,start,end}, and then one row for each challenge.
 */
final class FlagsCsv {

  /** 2100-01-01; later times are most likely milliseconds. */
  private static final long LATEST = 4_102_444_800L;

  private static final String EXAMPLE = "write e.g. myevent,1651255200,1651428000";

  private final Mistakes mistakes;
  private final ChallengeRows challenges;

  FlagsCsv(ChallengeRows challenges, Mistakes mistakes) {
    this.mistakes = mistakes;
    this.challenges = challenges;
  }

  OldEvent read(String text, String file) {
    List<CsvRow> rows = CsvParser.parse(text, file, mistakes);
    if (rows.isEmpty()) {
      if (mistakes.none()) {
        mistakes.add(new Place(file, 0), "the file is empty", EXAMPLE);
      }
      return new OldEvent(Optional.empty(), List.of());
    }
    CsvRow first = rows.get(0);
    if (first.width() == 1 && first.cell(0).matches(".*[;\\t].*")) {
      mistakes.add(
          first.place(),
          "the columns are not separated by commas",
          "save the file with commas between the columns");
      return new OldEvent(Optional.empty(), List.of());
    }
    boolean named = !ChallengeRows.looksLikeOne(first);
    if (!named) {
      mistakes.add(
          first.place(),
          "the first line must say what the event is called, when it starts and when it ends;"
              + " this is a challenge",
          "put a line before it, e.g. myevent,1651255200,1651428000 (seconds since 1970)");
    }
    Optional<Conference> conference = named ? conference(first) : Optional.empty();
    List<OldChallenge> read = new ArrayList<>();
    for (CsvRow row : rows.subList(named ? 1 : 0, rows.size())) {
      challenges.read(row).ifPresent(read::add);
    }
    if (rows.size() == 1 && named) {
      mistakes.add(first.place(), "no challenge follows", "write one on a line of its own");
    }
    return new OldEvent(conference, read);
  }

  private Optional<Conference> conference(CsvRow row) {
    if (row.width() != 3 || row.cell(0).isEmpty()) {
      mistakes.add(
          row.place(), "the first line must be conference,start,end (seconds since 1970)", EXAMPLE);
      return Optional.empty();
    }
    Optional<Instant> start = time(row, 1, "start");
    Optional<Instant> stop = time(row, 2, "end");
    if (start.isEmpty() || stop.isEmpty()) {
      return Optional.empty();
    }
    if (!start.get().isBefore(stop.get())) {
      mistakes.add(row.place(), "the event ends before it starts", "swap the two times?");
      return Optional.empty();
    }
    return Optional.of(new Conference(row.place(), row.cell(0), start.get(), stop.get()));
  }

  private Optional<Instant> time(CsvRow row, int column, String name) {
    String cell = row.cell(column);
    long seconds = cell.matches("\\d{1,15}") ? Long.parseLong(cell) : -1;
    if (seconds >= 0 && seconds < LATEST) {
      return Optional.of(Instant.ofEpochSecond(seconds));
    }
    mistakes.add(
        row.place(),
        "%s must be whole seconds since 1970, was %s".formatted(name, Quoted.of(cell)),
        seconds >= LATEST && seconds / 1000 < LATEST
            ? "did you mean " + seconds / 1000 + "?"
            : "write e.g. 1651255200 for 2022-04-29 18:00:00 UTC");
    return Optional.empty();
  }
}

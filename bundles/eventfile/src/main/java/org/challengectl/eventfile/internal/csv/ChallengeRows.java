package org.challengectl.eventfile.internal.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.internal.Quoted;
import org.challengectl.eventfile.internal.csv.OldChallenge.Frequency;
import org.challengectl.eventfile.internal.csv.OldChallenge.Rest;

/**
 * Reads rows {@code id,name,flag,module,modopt1,modopt2,minwait,maxwait,freq1,freq2,freq3}, each on
 * its own and as one list: ids and names are there once.
 */
final class ChallengeRows {

  private static final int COLUMNS = 11;
  private static final int LEAST_COLUMNS = 9;
  private static final BigDecimal LONGEST_REST_SECONDS = BigDecimal.valueOf(604_800);

  private final Set<String> ranges;
  private final String rangesHint;
  private final Mistakes mistakes;
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final Map<String, Integer> lineOfName = new HashMap<>();
  private final Map<String, Integer> lineOfUnknownRange = new HashMap<>();

  /**
   * @param ranges names that are known
   * @param rangesHint what to do about a name that is not
   */
  ChallengeRows(Set<String> ranges, String rangesHint, Mistakes mistakes) {
    this.ranges = ranges;
    this.rangesHint = rangesHint;
    this.mistakes = mistakes;
  }

  /** Whether this is a challenge and not the first line of a list. */
  static boolean looksLikeOne(CsvRow row) {
    return row.width() >= 6 && row.cell(0).matches("\\d+");
  }

  /** The challenge; empty if the columns are so wrong that nothing can be told of it. */
  Optional<OldChallenge> read(CsvRow row) {
    int columns = Math.max(row.width(), Math.min(row.cells().size(), COLUMNS));
    if (columns < LEAST_COLUMNS || columns > COLUMNS) {
      mistakes.add(
          row.place(),
          "a challenge has 11 columns, id,name,flag,module,modopt1,modopt2,minwait,maxwait,freq1,"
              + "freq2,freq3 (the last two may be left out); here are "
              + columns,
          columns > COLUMNS
              ? "put a text with commas in it in double quotes"
              : "leave a column empty that has nothing in it, but not its comma");
      return Optional.empty();
    }
    id(row);
    return Optional.of(
        new OldChallenge(
            row.place(),
            name(row),
            row.cells().get(2),
            row.cell(3),
            List.of(row.cell(4), row.cell(5)),
            rest(row),
            frequencies(row)));
  }

  private void id(CsvRow row) {
    String id = row.cell(0);
    if (!id.matches("\\d{1,9}")) {
      mistakes.add(
          row.place(), "id must be a whole number, was " + Quoted.of(id), "number the challenges");
      return;
    }
    Integer first = lineOfId.putIfAbsent(String.valueOf(Integer.parseInt(id)), row.place().line());
    if (first != null) {
      mistakes.add(
          row.place(), "the id %s is taken by line %d".formatted(id, first), "choose another");
    }
  }

  /** The name; blank if it is taken. */
  private String name(CsvRow row) {
    String name = row.cell(1);
    String id = EventFileReader.idOf(name);
    if (id.isEmpty()) {
      mistakes.add(
          row.place(),
          "the name %s has no letter a-z and no digit".formatted(Quoted.of(name)),
          "write what the challenge is called");
      return "";
    }
    Integer first = lineOfName.putIfAbsent(id, row.place().line());
    if (first != null) {
      mistakes.add(
          row.place(),
          "the name %s is taken by line %d (names that differ only in signs, accents or case are"
                  .formatted(Quoted.of(name), first)
              + " the same)",
          "give each challenge a name of its own");
      return "";
    }
    return name;
  }

  private Optional<Rest> rest(CsvRow row) {
    Optional<BigDecimal> min = seconds(row, 6, "minwait");
    Optional<BigDecimal> max = seconds(row, 7, "maxwait");
    if (min.isEmpty() || max.isEmpty()) {
      return Optional.empty();
    }
    if (min.get().compareTo(max.get()) > 0) {
      mistakes.add(
          row.place(),
          "minwait must not be greater than maxwait, was %s and %s"
              .formatted(row.cell(6), row.cell(7)),
          "swap them?");
      return Optional.empty();
    }
    return Optional.of(new Rest(min.get(), max.get()));
  }

  private Optional<BigDecimal> seconds(CsvRow row, int column, String name) {
    String cell = row.cell(column);
    if (cell.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      BigDecimal seconds = new BigDecimal(cell);
      if (seconds.compareTo(LONGEST_REST_SECONDS) <= 0) {
        return Optional.of(seconds);
      }
    }
    mistakes.add(
        row.place(),
        "%s must be seconds, 0-604800, was %s".formatted(name, Quoted.of(cell)),
        "write e.g. 60");
    return Optional.empty();
  }

  private List<Frequency> frequencies(CsvRow row) {
    List<Integer> filled =
        IntStream.range(LEAST_COLUMNS - 1, COLUMNS)
            .filter(column -> !row.cell(column).isEmpty())
            .boxed()
            .toList();
    if (filled.isEmpty()) {
      mistakes.add(row.place(), "there is no frequency", "write one in kHz, or a range's name");
    }
    List<Frequency> all = new ArrayList<>();
    for (int column : filled) {
      String name = "freq" + (column - LEAST_COLUMNS + 2);
      Optional<Frequency> frequency = frequency(row, column, name);
      if (frequency.isEmpty()) {
        return List.of();
      }
      if (!all.contains(frequency.get())) {
        all.add(frequency.get());
      }
    }
    return all;
  }

  private Optional<Frequency> frequency(CsvRow row, int column, String name) {
    String cell = row.cell(column);
    if (ranges.contains(cell)) {
      return Optional.of(new Frequency.Range(cell));
    }
    if (Kilohertz.isNumber(cell)) {
      return Kilohertz.hz(cell, name, row.place(), mistakes).map(Frequency.Carrier::new);
    }
    Integer first = lineOfUnknownRange.putIfAbsent(cell, row.place().line());
    mistakes.add(
        row.place(),
        first == null
            ? "%s: there is no frequency range %s".formatted(name, Quoted.of(cell))
            : "%s: no frequency range %s either (as in line %d)"
                .formatted(name, Quoted.of(cell), first),
        rangesHint);
    return Optional.empty();
  }
}

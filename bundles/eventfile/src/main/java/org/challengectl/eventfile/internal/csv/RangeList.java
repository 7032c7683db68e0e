package org.challengectl.eventfile.internal.csv;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.challengectl.eventfile.internal.Quoted;

/** Reads named ranges: {@code name,min_khz,max_khz}. */
final class RangeList {

  private static final String NAME = "(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";

  private final Mistakes mistakes;
  private final Map<String, NamedRange> ranges = new LinkedHashMap<>();

  private RangeList(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /**
   * The ranges by name, in the order of the file. One with a mistake is among them with a stand-in,
   * so that challenges that name it are not told of as well.
   */
  static Map<String, NamedRange> read(String text, String file, Mistakes mistakes) {
    RangeList list = new RangeList(mistakes);
    CsvParser.parse(text, file, mistakes).forEach(list::row);
    return list.ranges;
  }

  private void row(CsvRow row) {
    String name = row.cell(0);
    if (row.width() != 3) {
      mistakes.add(
          row.place(),
          "a range has three columns, name,min_khz,max_khz, here are " + row.width(),
          "write e.g. ham_144,144000,148000");
    } else if (!name.matches(NAME)) {
      mistakes.add(
          row.place(),
          "a range's name must be letters, digits, '_', '-' and '.', at most 64, at least one"
              + " letter; was "
              + Quoted.of(name),
          "write e.g. ham_144,144000,148000");
    }
    Optional<Long> min =
        row.width() == 3
            ? Kilohertz.hz(row.cell(1), "min_khz", row.place(), mistakes)
            : Optional.empty();
    Optional<Long> max =
        row.width() == 3
            ? Kilohertz.hz(row.cell(2), "max_khz", row.place(), mistakes)
            : Optional.empty();
    if (min.isPresent() && max.isPresent() && min.get() >= max.get()) {
      mistakes.add(
          row.place(),
          "min_khz must be less than max_khz, was %s and %s".formatted(row.cell(1), row.cell(2)),
          "swap them?");
    }
    if (name.matches(NAME)) {
      NamedRange range = new NamedRange(row.place(), name, "", min.orElse(0L), max.orElse(0L));
      NamedRange first = ranges.putIfAbsent(name, range);
      if (first != null) {
        mistakes.add(
            row.place(),
            "the range %s is defined twice, first in line %d"
                .formatted(Quoted.of(name), first.place().line()),
            "rename or remove one of them");
      }
    }
  }
}

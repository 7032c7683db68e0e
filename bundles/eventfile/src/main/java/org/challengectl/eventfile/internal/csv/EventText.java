package org.challengectl.eventfile.internal.csv;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.challengectl.domain.Problem;

/** An event file that is being written, and where each of its lines comes from. */
final class EventText {

  private record Origin(Place place, String column, boolean said) {}

  private final StringBuilder text = new StringBuilder();
  private final TreeMap<Integer, Origin> origins = new TreeMap<>();
  private int line = 1;

  /** A line that comes from nowhere. */
  void line(String content) {
    text.append(content).append('\n');
    line++;
  }

  /** A line, or several, that come from a place. */
  void line(Place place, String content) {
    line(place, "", content);
  }

  /**
   * @param column what to say before what is wrong with it; blank for nothing
   */
  void line(Place place, String column, String content) {
    origins.put(line, new Origin(place, column, false));
    line(content);
  }

  /** A line that stands in for one whose mistake has been said. */
  void standIn(Place place, String content) {
    origins.put(line, new Origin(place, "", true));
    line(content);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /**
   * A problem of this text as one of the file that it comes from; empty if it has been said.
   *
   * @param otherwise where problems are that belong to no line
   */
  Optional<Problem> traced(Problem problem, Place otherwise) {
    Map.Entry<Integer, Origin> entry = origins.floorEntry(problem.line());
    Origin origin =
        problem.line() == 0 || entry == null ? new Origin(otherwise, "", false) : entry.getValue();
    if (origin.said) {
      return Optional.empty();
    }
    String message =
        origin.column.isEmpty() ? problem.message() : origin.column + ": " + problem.message();
    return Optional.of(
        new Problem(origin.place.file(), origin.place.line(), message, problem.fix()));
  }
}

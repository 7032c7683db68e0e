package org.challengectl.eventfile.internal.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Problem;

/** Collects mistakes; keeps so many that a hostile file cannot fill memory. */
final class Mistakes {

  static final int KEPT = 200;

  private final List<Problem> kept = new ArrayList<>();
  private int count;

  void add(Place at, String message, String fix) {
    add(new Problem(at.file(), at.line(), message, Optional.of(fix)));
  }

  void add(Problem problem) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(problem);
    }
  }

  boolean none() {
    return count == 0;
  }

  /** Whether there are so many that nobody wants to read more. */
  boolean full() {
    return count >= KEPT;
  }

  /** By file and line. */
  List<Problem> sorted() {
    List<Problem> all = new ArrayList<>(kept);
    all.sort(Comparator.comparing(Problem::source).thenComparingInt(Problem::line));
    if (full()) {
      all.add(
          new Problem(
              kept.get(0).source(),
              0,
              "there may be more mistakes",
              Optional.of("correct these first")));
    }
    return all;
  }
}

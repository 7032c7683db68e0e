package org.challengectl.eventfile.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Problem;

/** Collects mistakes; keeps the first few hundred so that a hostile file cannot fill memory. */
final class Problems {

  static final int KEPT = 200;

  private final String source;
  private final List<Problem> kept = new ArrayList<>();
  private int count;

  Problems(String source) {
    this.source = source;
  }

  void add(Spot at, String message) {
    add(at, message, Optional.empty());
  }

  void add(Spot at, String message, String fix) {
    add(at, message, Optional.of(fix));
  }

  void add(Spot at, String message, Optional<String> fix) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(new Problem(source, at.line(), at.column(), at.field(), message, fix));
    }
  }

  /** How many there were so far, kept or not. */
  int count() {
    return count;
  }

  /** By line. */
  List<Problem> sorted() {
    List<Problem> all = new ArrayList<>(kept);
    all.sort(Comparator.comparingInt(Problem::line));
    if (count > kept.size()) {
      all.add(
          new Problem(
              source,
              0,
              (count - kept.size()) + " more mistakes are not shown",
              Optional.of("correct these first")));
    }
    return all;
  }
}

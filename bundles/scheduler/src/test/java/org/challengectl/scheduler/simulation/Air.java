package org.challengectl.scheduler.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.FrequencyBand;

/** The account of who radiated what, where and when, in true time. */
final class Air {

  /** One uninterrupted radiation. */
  record Radiation(
      String challengeId,
      String site,
      FrequencyBand band,
      String radio,
      long lease,
      long fromNanos,
      long toNanos) {

    boolean clashes(Radiation other) {
      boolean sameTime = fromNanos < other.toNanos && other.fromNanos < toNanos;
      boolean sameThing =
          challengeId.equals(other.challengeId)
              || (site.equals(other.site) && band.overlaps(other.band));
      return sameTime && sameThing && !radio.equals(other.radio);
    }
  }

  private final List<Radiation> radiations = new ArrayList<>();

  void add(Radiation radiation) {
    radiations.add(radiation);
  }

  int count() {
    return radiations.size();
  }

  long nanosUnder(long lease) {
    return radiations.stream()
        .filter(one -> one.lease() == lease)
        .mapToLong(one -> one.toNanos() - one.fromNanos())
        .sum();
  }

  /** Two radiations that should never have met. */
  Optional<String> clash() {
    List<Radiation> byStart = new ArrayList<>(radiations);
    byStart.sort(Comparator.comparingLong(Radiation::fromNanos));
    for (int i = 0; i < byStart.size(); i++) {
      Radiation one = byStart.get(i);
      for (int j = i + 1; j < byStart.size(); j++) {
        Radiation other = byStart.get(j);
        if (other.fromNanos() >= one.toNanos()) {
          break;
        }
        if (one.clashes(other)) {
          return Optional.of(one + " and " + other);
        }
      }
    }
    return Optional.empty();
  }
}

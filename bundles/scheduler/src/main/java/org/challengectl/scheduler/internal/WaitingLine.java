package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;

/**
 * The order in which challenges that are due are tried: those that starve first, the oldest before
 * the others; then by priority; among equals by lot.
 */
final class WaitingLine {

  /**
   * A challenge in the line.
   *
   * @param since when it became due
   */
  record Place(Challenge challenge, Instant since, boolean starving, long lot) {}

  private static final Comparator<Place> ORDER =
      Comparator.comparing((Place place) -> !place.starving())
          .thenComparing(place -> place.starving() ? place.since() : Instant.EPOCH)
          .thenComparing(place -> -place.challenge().spec().priority())
          .thenComparing(Place::lot);

  private WaitingLine() {}

  static List<Place> of(
      List<Challenge> due, Instant now, Duration starvationLimit, RandomGenerator random) {
    return due.stream()
        .map(
            challenge -> {
              Instant since = since(challenge.progress());
              boolean starving = now.isAfter(since.plus(starvationLimit));
              return new Place(challenge, since, starving, random.nextLong());
            })
        .sorted(ORDER)
        .toList();
  }

  private static Instant since(ChallengeProgress progress) {
    return progress.queuedSince().or(progress::nextTransmission).orElse(Instant.EPOCH);
  }
}

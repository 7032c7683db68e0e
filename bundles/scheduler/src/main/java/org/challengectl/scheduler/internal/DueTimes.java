package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.DomainEvent.ChallengeChanged;
import org.challengectl.domain.DomainEvent.TransmissionEnded;

/**
 * Moments at which there may be new work, learned from what happens. A moment that is outdated does
 * no harm: whether there is work is looked up when it comes. Safe for concurrent use.
 */
final class DueTimes {

  /** The end of a transmission frees a band; several ends in short order are looked at once. */
  private static final Duration AFTER_AN_END = Duration.ofMillis(250);

  private final ConcurrentSkipListSet<Instant> times = new ConcurrentSkipListSet<>();

  /** Learns from an event; whether there is a moment that was not known. */
  boolean note(DomainEvent event) {
    if (event instanceof ChallengeChanged changed) {
      return note(changed.challenge());
    }
    if (event instanceof TransmissionEnded ended) {
      Instant soon = ended.at().plus(AFTER_AN_END);
      return next().filter(first -> !first.isAfter(soon)).isEmpty() && times.add(soon);
    }
    return false;
  }

  boolean note(Challenge challenge) {
    return challenge.progress().nextTransmission().map(times::add).orElse(false);
  }

  void note(Instant time) {
    times.add(time);
  }

  Optional<Instant> next() {
    return times.isEmpty() ? Optional.empty() : Optional.ofNullable(times.ceiling(Instant.MIN));
  }

  /** Forgets all up to now. */
  void reached(Instant now) {
    times.headSet(now, true).clear();
  }
}

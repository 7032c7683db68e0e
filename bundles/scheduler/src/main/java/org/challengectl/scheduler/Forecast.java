package org.challengectl.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Transmission;

/**
 * When challenges become due next, and where they may appear. Nobody knows when a runner will be
 * free; a draw is not foretold.
 *
 * @param ranges as they are now
 * @param onTheAir transmissions that are not over
 * @param rest the event, if nothing starts outside of its day
 */
public record Forecast(
    List<FrequencyRange> ranges, List<Transmission> onTheAir, Optional<Event> rest) {

  /** A challenge that becomes due. */
  public record Due(Challenge challenge, Instant earliest, Instant latest, List<Place> places) {}

  /**
   * Where a signal may appear.
   *
   * @param range the range's name, if it has one
   * @param exact whether the signal fills the band; otherwise it lies somewhere within
   */
  public record Place(FrequencyBand band, Optional<String> range, boolean exact) {}

  /** Those that may become due before a time, by the earliest. */
  public List<Due> of(List<Challenge> challenges, Instant now, Instant until) {
    Map<String, Transmission> running =
        onTheAir.stream()
            .collect(Collectors.toMap(Transmission::challengeId, Function.identity(), (a, b) -> b));
    return challenges.stream()
        .filter(challenge -> challenge.spec().enabled())
        .flatMap(challenge -> due(challenge, Optional.ofNullable(running.get(challenge.id())), now))
        .filter(due -> due.earliest().isBefore(until))
        .sorted(Comparator.comparing(Due::earliest).thenComparing(due -> due.challenge().id()))
        .toList();
  }

  private Stream<Due> due(Challenge challenge, Optional<Transmission> running, Instant now) {
    return switch (challenge.progress().status()) {
      case DISABLED -> Stream.empty();
      case QUEUED -> Stream.of(due(challenge, now, now));
      case WAITING -> {
        Instant next = later(challenge.progress().nextTransmission().orElse(now), now);
        yield Stream.of(due(challenge, next, next));
      }
      case ASSIGNED -> {
        Instant end = later(running.map(Forecast::end).orElse(now), now);
        boolean again = challenge.progress().triggered();
        Delays delays = challenge.spec().delays();
        yield Stream.of(
            again
                ? due(challenge, end, end)
                : due(challenge, end.plus(shortest(delays)), end.plus(longest(delays))));
      }
    };
  }

  private Due due(Challenge challenge, Instant earliest, Instant latest) {
    return new Due(challenge, awake(earliest), awake(latest), places(challenge));
  }

  private static Instant end(Transmission transmission) {
    return transmission
        .startedAt()
        .orElse(transmission.startAt())
        .plus(transmission.profile().duration());
  }

  private static Duration shortest(Delays delays) {
    return delays.mode() == DelayMode.UNIFORM ? delays.min() : mean(delays);
  }

  private static Duration longest(Delays delays) {
    return delays.mode() == DelayMode.UNIFORM ? delays.max() : mean(delays);
  }

  private static Duration mean(Delays delays) {
    return delays.min().plus(delays.max()).dividedBy(2);
  }

  /** The same time, or when the event's day begins next. */
  private Instant awake(Instant at) {
    return rest.filter(event -> !event.isDay(at)).flatMap(event -> event.nextTurn(at)).orElse(at);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private List<Place> places(Challenge challenge) {
    FrequencyPlan plan = challenge.spec().frequency();
    if (plan instanceof FrequencyPlan.Fixed fixed) {
      return List.of(
          new Place(challenge.profile().bandAt(fixed.frequencyHz()), Optional.empty(), true));
    } else if (plan instanceof FrequencyPlan.Manual manual) {
      return List.of(new Place(manual.range(), Optional.empty(), false));
    } else if (plan instanceof FrequencyPlan.Named named) {
      return ranges.stream()
          .filter(range -> named.rangeNames().contains(range.name()))
          .map(range -> new Place(range.band(), Optional.of(range.name()), false))
          .toList();
    }
    return List.of();
  }
}

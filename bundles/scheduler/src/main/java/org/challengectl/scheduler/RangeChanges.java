package org.challengectl.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Problem;
import org.challengectl.domain.RefusedException;

/** What may be done to frequency ranges; each gives all ranges as they are afterwards. */
public record RangeChanges(List<FrequencyRange> ranges, List<Challenge> challenges) {

  /** With one more. */
  public List<FrequencyRange> created(FrequencyRange range) {
    if (find(range.name()).isPresent()) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          "range_exists",
          "There is a frequency range '" + range.name() + "' already.");
    }
    List<FrequencyRange> next = new ArrayList<>(ranges);
    next.add(range);
    return next;
  }

  /** With one changed. */
  public List<FrequencyRange> replaced(FrequencyRange range) {
    List<FrequencyRange> next = new ArrayList<>(deleted(range.name(), List.of()));
    next.add(range);
    refuse(
        "range_too_narrow",
        "would fit no range that it names any more",
        "would fit no range that they name any more",
        users(range.name()).stream().filter(c -> !fits(c, next)).toList());
    return next;
  }

  /** With one gone. */
  public List<FrequencyRange> deleted(String name) {
    return deleted(name, users(name));
  }

  private List<FrequencyRange> deleted(String name, List<Challenge> users) {
    if (find(name).isEmpty()) {
      throw RefusedException.notFound("frequency range '" + name + "'");
    }
    refuse("range_in_use", "names this range", "name this range", users);
    return ranges.stream().filter(range -> !range.name().equals(name)).toList();
  }

  private Optional<FrequencyRange> find(String name) {
    return ranges.stream().filter(range -> range.name().equals(name)).findFirst();
  }

  private List<Challenge> users(String name) {
    return challenges.stream().filter(challenge -> names(challenge).contains(name)).toList();
  }

  private static List<String> names(Challenge challenge) {
    return challenge.spec().frequency() instanceof FrequencyPlan.Named named
        ? named.rangeNames()
        : List.of();
  }

  private static boolean fits(Challenge challenge, List<FrequencyRange> ranges) {
    return ranges.stream()
        .filter(range -> names(challenge).contains(range.name()))
        .anyMatch(r -> r.band().widthHz() >= challenge.profile().occupiedBandwidthHz());
  }

  private static void refuse(String code, String one, String several, List<Challenge> users) {
    if (!users.isEmpty()) {
      String who =
          users.size() == 1 ? "A challenge " + one : users.size() + " challenges " + several;
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          code,
          who + ".",
          users.stream()
              .map(c -> new Problem(c.id(), 0, c.spec().name(), Optional.empty()))
              .toList());
    }
  }
}

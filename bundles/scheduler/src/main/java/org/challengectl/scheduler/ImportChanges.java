package org.challengectl.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;

/**
 * What an import does, or would do.
 *
 * @param event empty if it says nothing of the event itself
 * @param staying challenges that it does not name; they stay as they are
 * @param stayingRanges ranges that it does not name
 */
public record ImportChanges(
    Optional<Change<Event>> event,
    List<Change<Challenge>> challenges,
    List<Change<FrequencyRange>> ranges,
    List<Challenge> staying,
    List<FrequencyRange> stayingRanges) {

  /** One thing as it was, if it was there, and as it is afterwards. */
  public record Change<T>(Optional<T> before, T after) {}

  /** All that there is of an event. */
  public record State(
      Optional<Event> event, List<FrequencyRange> ranges, List<Challenge> challenges) {}

  /**
   * What becomes of a state.
   *
   * @param written all that the import writes
   */
  public static ImportChanges of(State before, State written) {
    List<Challenge> staying = new ArrayList<>();
    List<FrequencyRange> stayingRanges = new ArrayList<>();
    return new ImportChanges(
        written.event().map(event -> new Change<>(before.event(), event)),
        changes(before.challenges(), written.challenges(), Challenge::id, staying),
        changes(before.ranges(), written.ranges(), FrequencyRange::name, stayingRanges),
        List.copyOf(staying),
        List.copyOf(stayingRanges));
  }

  private static <T> List<Change<T>> changes(
      List<T> before, List<T> written, Function<T, String> name, List<T> staying) {
    Map<String, T> former = new HashMap<>();
    before.forEach(one -> former.put(name.apply(one), one));
    List<Change<T>> changes =
        written.stream()
            .map(one -> new Change<>(Optional.ofNullable(former.get(name.apply(one))), one))
            .toList();
    written.forEach(one -> former.remove(name.apply(one)));
    before.stream().filter(one -> former.containsKey(name.apply(one))).forEach(staying::add);
    return changes;
  }
}

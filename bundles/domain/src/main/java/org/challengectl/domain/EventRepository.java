package org.challengectl.domain;

import java.util.List;
import java.util.Optional;

/** The event itself and its named frequency ranges. */
public interface EventRepository {

  Optional<Event> event();

  void saveEvent(Event event);

  /** All, by lower edge. */
  List<FrequencyRange> frequencyRanges();

  /** Replaces all ranges. */
  void saveFrequencyRanges(List<FrequencyRange> ranges);

  /**
   * Writes a whole event, all or nothing.
   *
   * @param event empty leaves it as it is
   * @param ranges ranges of the same name are replaced, others stay
   * @return the challenges as they are stored now
   */
  List<Challenge> importAll(
      Optional<Event> event, List<FrequencyRange> ranges, List<ChallengeRepository.Draft> drafts);

  /**
   * Does all that {@link #importAll} does and takes it back: refuses the same, but that files need
   * not be in the store yet.
   *
   * @return the challenges as they would be stored
   */
  List<Challenge> tryImport(
      Optional<Event> event, List<FrequencyRange> ranges, List<ChallengeRepository.Draft> drafts);
}

package org.challengectl.scheduler;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;

/** What organisers do to challenges. Safe for concurrent use. */
public interface ChallengeControl {

  /** Sends it once more as soon as it is free; never doubles one that is on the air. */
  Challenge trigger(String challengeId);

  Challenge enable(String challengeId);

  /** Stops new grants; what is on the air goes on to its end. */
  Challenge disable(String challengeId);

  /** Writes a challenge that is not there yet; one of its id is a conflict. */
  Challenge create(Draft draft);

  /**
   * Replaces a challenge. What is on the air goes on to its end.
   *
   * @param revision that it must still have; empty for any
   */
  Challenge replace(Draft draft, OptionalLong revision);

  /** Writes challenges, all or nothing. */
  List<Challenge> save(List<Draft> drafts);

  /** Writes a whole event, all or nothing. */
  default List<Challenge> importAll(
      Optional<Event> event, List<FrequencyRange> ranges, List<Draft> drafts) {
    return importEvent(event, ranges, drafts, false).challenges().stream()
        .map(ImportChanges.Change::after)
        .toList();
  }

  /**
   * Writes a whole event, all or nothing, and says what has changed.
   *
   * @param dryRun take everything back and tell nobody
   */
  ImportChanges importEvent(
      Optional<Event> event, List<FrequencyRange> ranges, List<Draft> drafts, boolean dryRun);

  /** Deletes a challenge that is not on the air. */
  void delete(String challengeId);
}

package org.challengectl.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which recordings are wanted; what is empty does not matter.
 *
 * @param since only those asked for then or later
 * @param until only those asked for before
 * @param heard only those of transmissions that were heard, or were not
 */
public record RecordingFilter(
    Optional<String> challengeId,
    Optional<String> listenerId,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<Boolean> heard) {

  /** Those of a challenge, or of all. */
  public static RecordingFilter of(Optional<String> challengeId) {
    return new RecordingFilter(
        challengeId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether it wants this one. */
  public boolean wants(Recording recording) {
    return challengeId.map(recording.challengeId()::equals).orElse(true)
        && listenerId.map(recording.listenerId()::equals).orElse(true)
        && since.map(from -> !recording.assignedAt().isBefore(from)).orElse(true)
        && until.map(to -> recording.assignedAt().isBefore(to)).orElse(true)
        && heard
            .map(is -> recording.measurement().filter(m -> m.heard() == is).isPresent())
            .orElse(true);
  }
}

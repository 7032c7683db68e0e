package org.challengectl.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which transmissions are wanted; what is empty does not matter.
 *
 * @param since only those granted then or later
 */
public record TransmissionFilter(
    Optional<String> challengeId,
    Optional<String> runnerId,
    Optional<TransmissionStatus> status,
    Optional<Instant> since) {

  /** All of them. */
  public static final TransmissionFilter ALL =
      new TransmissionFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Those that stand so. */
  public static TransmissionFilter of(TransmissionStatus status) {
    return new TransmissionFilter(
        Optional.empty(), Optional.empty(), Optional.of(status), Optional.empty());
  }

  /** Those of a challenge, or of all. */
  public static TransmissionFilter of(Optional<String> challengeId) {
    return new TransmissionFilter(
        challengeId, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether it wants this one. */
  public boolean wants(Transmission transmission) {
    return challengeId.map(transmission.challengeId()::equals).orElse(true)
        && runnerId.map(transmission.runnerId()::equals).orElse(true)
        && status.map(transmission.status()::equals).orElse(true)
        && since.map(from -> !transmission.assignedAt().isBefore(from)).orElse(true);
  }
}

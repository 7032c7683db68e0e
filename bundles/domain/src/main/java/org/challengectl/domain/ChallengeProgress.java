package org.challengectl.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What transmitting does to a challenge. All times are {@linkplain ServerTime server time}.
 *
 * @param status where it is in its cycle
 * @param queuedSince when it became ready, for fairness; present while it is queued
 * @param nextTransmission when it becomes ready; present while it is waiting
 * @param lastTransmission when its last successful transmission ended
 * @param transmissionCount successful transmissions so far
 * @param triggered an operator wants it once more as soon as it is free
 */
public record ChallengeProgress(
    ChallengeStatus status,
    Optional<Instant> queuedSince,
    Optional<Instant> nextTransmission,
    Optional<Instant> lastTransmission,
    long transmissionCount,
    boolean triggered) {

  /** A challenge that has just been written. */
  public static ChallengeProgress fresh(boolean enabled, Instant now) {
    return enabled
        ? new ChallengeProgress(
            ChallengeStatus.QUEUED, Optional.of(now), Optional.empty(), Optional.empty(), 0, false)
        : new ChallengeProgress(
            ChallengeStatus.DISABLED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            false);
  }

  /** Where it is now: what waits and is due is queued, though nobody has written that down. */
  public ChallengeStatus statusAt(Instant now) {
    boolean due = nextTransmission.filter(next -> !next.isAfter(now)).isPresent();
    return status == ChallengeStatus.WAITING && due ? ChallengeStatus.QUEUED : status;
  }

  /** Ready now. */
  public ChallengeProgress queued(Instant now) {
    return new ChallengeProgress(
        ChallengeStatus.QUEUED,
        Optional.of(now),
        Optional.empty(),
        lastTransmission,
        transmissionCount,
        false);
  }

  /** Leased to an agent. */
  public ChallengeProgress assigned() {
    return new ChallengeProgress(
        ChallengeStatus.ASSIGNED,
        Optional.empty(),
        Optional.empty(),
        lastTransmission,
        transmissionCount,
        false);
  }

  /** Transmitted to its end; rests until {@code next}. */
  public ChallengeProgress transmitted(Instant now, Instant next) {
    return new ChallengeProgress(
        ChallengeStatus.WAITING,
        Optional.empty(),
        Optional.of(next),
        Optional.of(now),
        transmissionCount + 1,
        false);
  }

  /** Rests until {@code next}; nothing was transmitted. */
  public ChallengeProgress waiting(Instant next) {
    return new ChallengeProgress(
        ChallengeStatus.WAITING,
        Optional.empty(),
        Optional.of(next),
        lastTransmission,
        transmissionCount,
        false);
  }

  /** Taken out. */
  public ChallengeProgress disabled() {
    return new ChallengeProgress(
        ChallengeStatus.DISABLED,
        Optional.empty(),
        Optional.empty(),
        lastTransmission,
        transmissionCount,
        false);
  }

  /** Wanted once more, or not. */
  public ChallengeProgress withTriggered(boolean wanted) {
    return new ChallengeProgress(
        status, queuedSince, nextTransmission, lastTransmission, transmissionCount, wanted);
  }
}

package org.challengectl.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One transmission of a challenge, planned, running or over.
 *
 * @param id unique
 * @param fencingNumber of the lease that it runs under
 * @param carrierHz where the carrier is
 * @param assignedAt when it was granted
 * @param startAt when the runner was asked to start
 * @param startedAt when the runner says that it started
 * @param completedAt when its end became known
 * @param heard what a listener says; empty if nobody has listened
 */
public record Transmission(
    long id,
    long fencingNumber,
    String challengeId,
    String challengeName,
    String modulation,
    String runnerId,
    String deviceId,
    long carrierHz,
    SignalProfile profile,
    Instant assignedAt,
    Instant startAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    TransmissionStatus status,
    Optional<String> errorMessage,
    Optional<Boolean> heard) {

  public Transmission {
    Objects.requireNonNull(challengeId, "challengeId");
    Objects.requireNonNull(runnerId, "runnerId");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(status, "status");
  }

  /** This transmission, over. */
  public Transmission ended(
      TransmissionStatus how, Optional<Instant> started, Instant completed, Optional<String> why) {
    return new Transmission(
        id,
        fencingNumber,
        challengeId,
        challengeName,
        modulation,
        runnerId,
        deviceId,
        carrierHz,
        profile,
        assignedAt,
        startAt,
        started,
        Optional.of(completed),
        how,
        why,
        heard);
  }

  /** This transmission under the id that it got when it was stored. */
  public Transmission withId(long nextId) {
    return new Transmission(
        nextId,
        fencingNumber,
        challengeId,
        challengeName,
        modulation,
        runnerId,
        deviceId,
        carrierHz,
        profile,
        assignedAt,
        startAt,
        startedAt,
        completedAt,
        status,
        errorMessage,
        heard);
  }

  /** This transmission, on the air. */
  public Transmission withStarted(Instant at) {
    return new Transmission(
        id,
        fencingNumber,
        challengeId,
        challengeName,
        modulation,
        runnerId,
        deviceId,
        carrierHz,
        profile,
        assignedAt,
        startAt,
        Optional.of(at),
        completedAt,
        status,
        errorMessage,
        heard);
  }

  /** This transmission with a listener's word. */
  public Transmission withHeard(boolean wasHeard) {
    return new Transmission(
        id,
        fencingNumber,
        challengeId,
        challengeName,
        modulation,
        runnerId,
        deviceId,
        carrierHz,
        profile,
        assignedAt,
        startAt,
        startedAt,
        completedAt,
        status,
        errorMessage,
        Optional.of(wasHeard));
  }
}

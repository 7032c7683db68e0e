package org.challengectl.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A listener's recording of one transmission, from the request to the picture.
 *
 * @param id unique; also the assignment's id on the wire
 * @param carrierHz of the transmission
 * @param expectedStart when the transmission should start
 * @param startedAt when the capture began
 * @param sampleRateHz of the capture; 0 while unknown
 * @param sigMfSha256 of the stored SigMF archive, if it was asked for
 */
public record Recording(
    long id,
    long transmissionId,
    String challengeId,
    String challengeName,
    String listenerId,
    long carrierHz,
    SignalProfile profile,
    Instant assignedAt,
    Instant expectedStart,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    RecordingStatus status,
    int sampleRateHz,
    Optional<Duration> duration,
    Optional<Measurement> measurement,
    Optional<Picture> picture,
    Optional<String> sigMfSha256,
    Optional<String> errorMessage) {

  public Recording {
    Objects.requireNonNull(challengeId, "challengeId");
    Objects.requireNonNull(listenerId, "listenerId");
    Objects.requireNonNull(status, "status");
  }

  /** Whether the listener is still busy with it. */
  public boolean open() {
    return status == RecordingStatus.PENDING || status == RecordingStatus.RECORDING;
  }

  /** This recording under the id that it got when it was stored. */
  public Recording withId(long nextId) {
    return new Recording(
        nextId,
        transmissionId,
        challengeId,
        challengeName,
        listenerId,
        carrierHz,
        profile,
        assignedAt,
        expectedStart,
        startedAt,
        completedAt,
        status,
        sampleRateHz,
        duration,
        measurement,
        picture,
        sigMfSha256,
        errorMessage);
  }

  /** This recording, running. */
  public Recording begun(Instant at, int rateHz) {
    return copy(
        Optional.of(at),
        completedAt,
        RecordingStatus.RECORDING,
        rateHz,
        duration,
        measurement,
        picture,
        sigMfSha256,
        errorMessage);
  }

  /** This recording, over in one way or another. */
  public Recording ended(
      RecordingStatus how,
      Instant at,
      Optional<Duration> length,
      Optional<Measurement> measured,
      Optional<String> why) {
    return copy(
        startedAt, Optional.of(at), how, sampleRateHz, length, measured, picture, sigMfSha256, why);
  }

  /** This recording with its picture. */
  public Recording withPicture(Picture next) {
    return copy(
        startedAt,
        completedAt,
        status,
        sampleRateHz,
        duration,
        measurement,
        Optional.of(next),
        sigMfSha256,
        errorMessage);
  }

  /** This recording with its SigMF archive. */
  public Recording withSigMf(String sha256) {
    return copy(
        startedAt,
        completedAt,
        status,
        sampleRateHz,
        duration,
        measurement,
        picture,
        Optional.of(sha256),
        errorMessage);
  }

  private Recording copy(
      Optional<Instant> nextStartedAt,
      Optional<Instant> nextCompletedAt,
      RecordingStatus nextStatus,
      int nextSampleRateHz,
      Optional<Duration> nextDuration,
      Optional<Measurement> nextMeasurement,
      Optional<Picture> nextPicture,
      Optional<String> nextSigMf,
      Optional<String> nextError) {
    return new Recording(
        id,
        transmissionId,
        challengeId,
        challengeName,
        listenerId,
        carrierHz,
        profile,
        assignedAt,
        expectedStart,
        nextStartedAt,
        nextCompletedAt,
        nextStatus,
        nextSampleRateHz,
        nextDuration,
        nextMeasurement,
        nextPicture,
        nextSigMf,
        nextError);
  }
}

package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.challengectl.domain.DomainEvent.NotHeard;
import org.challengectl.domain.DomainEvent.RecordingChanged;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Picture;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.RefusedException.Kind;
import org.challengectl.domain.Transmission;
import org.challengectl.scheduler.RecordingDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What listeners report. */
@Component(service = RecordingDesk.class)
public final class LedgerRecordingDesk implements RecordingDesk {

  private final SchedulerCore core;

  @Activate
  public LedgerRecordingDesk(@Reference SchedulerCore core) {
    this.core = core;
  }

  @Override
  public Recording started(String agentId, long recordingId, Instant at, int sampleRateHz) {
    if (sampleRateHz <= 0) {
      throw new RefusedException(
          Kind.INVALID, "invalid_sample_rate", "The sample rate must be above 0 Hz.");
    }
    return core.transact(
        (tx, outbox) -> {
          Recording before = own(tx, agentId, recordingId);
          return switch (before.status()) {
            case PENDING -> {
              Instant now = core.now();
              Instant begun = Times.within(before.assignedAt(), at, now);
              yield stored(tx, outbox, before.begun(begun, sampleRateHz), now);
            }
            case RECORDING -> before;
            case COMPLETED, FAILED, CANCELLED -> throw closed(before);
          };
        });
  }

  @Override
  public Recording completed(String agentId, long recordingId, Outcome outcome) {
    check(outcome);
    return core.transact(
        (tx, outbox) -> {
          Recording before = own(tx, agentId, recordingId);
          return switch (before.status()) {
            case PENDING, RECORDING -> end(tx, outbox, before, outcome);
            // Evidence that comes late is better than none.
            case FAILED -> outcome.success() ? end(tx, outbox, before, outcome) : before;
            case COMPLETED -> {
              if (!outcome.success()) {
                throw closed(before);
              }
              yield before;
            }
            case CANCELLED -> throw closed(before);
          };
        });
  }

  private static void check(Outcome outcome) {
    if (outcome.success() && outcome.measurement().isEmpty()) {
      throw new RefusedException(
          Kind.INVALID, "measurement_missing", "A complete recording needs its measurement.");
    }
    outcome
        .measurement()
        .filter(measured -> !finite(measured))
        .ifPresent(
            measured -> {
              throw new RefusedException(
                  Kind.INVALID, "invalid_measurement", "Measured values must be finite numbers.");
            });
  }

  private static boolean finite(Measurement measured) {
    return Double.isFinite(measured.centreOffsetHz())
        && Double.isFinite(measured.occupiedBandwidthHz())
        && Double.isFinite(measured.snrDb());
  }

  private Recording end(LedgerTransaction tx, Outbox outbox, Recording before, Outcome outcome) {
    Instant now = core.now();
    Recording ended =
        stored(
            tx,
            outbox,
            before.ended(
                outcome.success() ? RecordingStatus.COMPLETED : RecordingStatus.FAILED,
                now,
                outcome.duration(),
                outcome.measurement(),
                outcome.errorMessage()),
            now);
    if (outcome.success()) {
      boolean heard = outcome.measurement().orElseThrow().heard();
      tx.transmission(ended.transmissionId())
          .map(transmission -> transmission.withHeard(heard))
          .ifPresent(transmission -> hear(tx, outbox, transmission, ended, now));
    }
    return ended;
  }

  private static void hear(
      LedgerTransaction tx,
      Outbox outbox,
      Transmission transmission,
      Recording recording,
      Instant now) {
    tx.updateTransmission(transmission);
    if (Completions.notHeard(transmission)) {
      outbox.tell(new NotHeard(now, transmission, recording));
    }
  }

  @Override
  public Recording pictured(String agentId, long recordingId, Picture picture) {
    return attach(agentId, recordingId, recording -> recording.withPicture(picture));
  }

  @Override
  public Recording archived(String agentId, long recordingId, String sha256) {
    return attach(agentId, recordingId, recording -> recording.withSigMf(sha256));
  }

  private Recording attach(String agentId, long recordingId, UnaryOperator<Recording> how) {
    return core.transact(
        (tx, outbox) -> {
          Recording before = own(tx, agentId, recordingId);
          if (before.status() == RecordingStatus.CANCELLED) {
            throw closed(before);
          }
          Recording after = how.apply(before);
          return after.equals(before) ? before : stored(tx, outbox, after, core.now());
        });
  }

  private static Recording stored(
      LedgerTransaction tx, Outbox outbox, Recording recording, Instant now) {
    tx.updateRecording(recording);
    outbox.tell(new RecordingChanged(now, recording));
    return recording;
  }

  private static Recording own(LedgerTransaction tx, String agentId, long recordingId) {
    Optional<Recording> found = tx.recording(recordingId);
    Recording recording =
        found.orElseThrow(() -> RefusedException.notFound("recording " + recordingId));
    if (!recording.listenerId().equals(agentId)) {
      throw new RefusedException(
          Kind.FORBIDDEN,
          "not_your_recording",
          "Recording " + recordingId + " was asked of another listener.");
    }
    return recording;
  }

  private static RefusedException closed(Recording recording) {
    return new RefusedException(
        Kind.CONFLICT,
        "recording_closed",
        "Recording " + recording.id() + " is over: " + recording.status() + ".");
  }
}

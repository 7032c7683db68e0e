package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.DomainEvent.ChallengeChanged;
import org.challengectl.domain.DomainEvent.NotHeard;
import org.challengectl.domain.DomainEvent.RecordingCancelled;
import org.challengectl.domain.DomainEvent.TransmissionEnded;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.scheduler.CompletionReport;

/** What a runner's word that a transmission is over does. */
final class Completions {

  /** A transmission has at most a few recordings between it and the newest. */
  private static final int RECENT_RECORDINGS = 20;

  private record Applied(Transmission transmission, boolean anew) {}

  private final SchedulerCore core;
  private final LeaseEnds ends;
  private final Failures failures;
  private final RecordingRepository recordings;

  Completions(
      SchedulerCore core, LeaseEnds ends, Failures failures, RecordingRepository recordings) {
    this.core = core;
    this.ends = ends;
    this.failures = failures;
    this.recordings = recordings;
  }

  Transmission complete(CompletionReport report) {
    Applied applied =
        core.transact((tx, outbox) -> apply(tx, outbox, report, core.now())).orElseThrow();
    Transmission transmission = applied.transmission();
    if (applied.anew()) {
      remember(report);
      if (notHeard(transmission)) {
        recordings.list(Optional.of(transmission.challengeId()), RECENT_RECORDINGS, 0).stream()
            .filter(recording -> recording.transmissionId() == transmission.id())
            .findFirst()
            .ifPresent(
                recording -> core.publish(new NotHeard(core.now(), transmission, recording)));
      }
    }
    return transmission;
  }

  static boolean notHeard(Transmission transmission) {
    return transmission.status() == TransmissionStatus.SUCCESS
        && transmission.heard().equals(Optional.of(false));
  }

  private void remember(CompletionReport report) {
    if (report.success()) {
      failures.succeeded(report.challengeId(), report.agentId());
    } else if (report.requeue()) {
      failures.requeued(report.challengeId(), report.agentId(), core.now());
    } else {
      failures.failed(report.challengeId(), report.agentId(), core.now());
    }
  }

  private Optional<Applied> apply(
      LedgerTransaction tx, Outbox outbox, CompletionReport report, Instant now) {
    Challenge challenge =
        tx.challenge(report.challengeId())
            .orElseThrow(
                () -> RefusedException.notFound("challenge '" + report.challengeId() + "'"));
    Optional<Lease> lease =
        spokenOf(tx, report)
            .filter(one -> one.state() != LeaseState.LIVE || !ends.expire(tx, outbox, one, now));
    if (lease.isEmpty()) {
      return stale(tx, outbox, report, now);
    }
    Transmission transmission = tx.transmission(lease.get().transmissionId()).orElseThrow();
    return switch (lease.get().state()) {
      case LIVE -> Optional.of(end(tx, outbox, report, challenge, lease.get(), transmission, now));
      case RELEASED ->
          report.success() == (transmission.status() == TransmissionStatus.SUCCESS)
              ? Optional.of(new Applied(transmission, false))
              : stale(tx, outbox, report, now);
      case EXPIRED -> stale(tx, outbox, report, now);
    };
  }

  /** The lease that a report speaks of, if it is this agent's and this challenge's. */
  private static Optional<Lease> spokenOf(LedgerTransaction tx, CompletionReport report) {
    Optional<Lease> lease =
        report.fencingNumber().isPresent()
            ? tx.lease(report.fencingNumber().getAsLong())
            : tx.liveLeases().stream()
                .filter(live -> !live.fenced())
                .filter(live -> live.challengeId().equals(report.challengeId()))
                .findFirst();
    return lease
        .filter(one -> one.agentId().equals(report.agentId()))
        .filter(one -> one.challengeId().equals(report.challengeId()));
  }

  private static <T> Optional<T> stale(
      LedgerTransaction tx, Outbox outbox, CompletionReport report, Instant now) {
    return StaleReports.refuse(
        tx,
        outbox,
        now,
        report.agentId(),
        report.challengeId(),
        report.fencingNumber(),
        "complete");
  }

  private Applied end(
      LedgerTransaction tx,
      Outbox outbox,
      CompletionReport report,
      Challenge challenge,
      Lease lease,
      Transmission transmission,
      Instant now) {
    tx.updateLease(lease.ended(LeaseState.RELEASED));
    Optional<Instant> startedAt =
        report
            .startedAt()
            .map(at -> Times.within(transmission.assignedAt(), at, now))
            .or(transmission::startedAt);
    Instant endedAt = endedAt(report, startedAt.orElse(transmission.assignedAt()), now);
    Transmission ended =
        transmission.ended(
            report.success() ? TransmissionStatus.SUCCESS : TransmissionStatus.FAILURE,
            startedAt,
            endedAt,
            report.success() ? Optional.empty() : report.errorMessage());
    tx.updateTransmission(ended);
    outbox.tell(new TransmissionEnded(now, ended));
    Challenge changed = challenge.withProgress(next(challenge, report, endedAt, now));
    tx.saveProgress(challenge.id(), changed.progress());
    outbox.tell(new ChallengeChanged(now, changed));
    if (changed.progress().statusAt(now) == ChallengeStatus.QUEUED) {
      outbox.tell(new WorkAvailable(now));
    }
    if (!report.success() && startedAt.isEmpty()) {
      cancelRecordings(tx, outbox, ended, now);
    }
    return new Applied(ended, true);
  }

  /** What the runner says, if it can be; else the time at which it said so. */
  private static Instant endedAt(CompletionReport report, Instant earliest, Instant now) {
    return report
        .endedAt()
        .filter(told -> !told.isBefore(earliest) && !told.isAfter(now))
        .orElse(now);
  }

  private ChallengeProgress next(
      Challenge challenge, CompletionReport report, Instant endedAt, Instant now) {
    ChallengeProgress before = challenge.progress();
    ChallengeProgress after =
        report.success()
            ? before.transmitted(
                endedAt, endedAt.plus(challenge.spec().delays().next(core.random())))
            : before.waiting(now.plus(core.settings().failureBackoff()));
    if (!challenge.spec().enabled()) {
      return after.disabled();
    }
    boolean atOnce = before.triggered() || (report.requeue() && !report.success());
    return atOnce ? after.queued(now) : after;
  }

  private static void cancelRecordings(
      LedgerTransaction tx, Outbox outbox, Transmission transmission, Instant now) {
    for (Recording recording : tx.openRecordings()) {
      if (recording.transmissionId() == transmission.id()) {
        Recording cancelled =
            recording.ended(
                RecordingStatus.CANCELLED,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.of("the transmission did not begin"));
        tx.updateRecording(cancelled);
        outbox.tell(new RecordingCancelled(now, cancelled));
      }
    }
  }
}

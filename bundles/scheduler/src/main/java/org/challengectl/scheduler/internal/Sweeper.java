package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.DomainEvent.AgentChanged;
import org.challengectl.domain.DomainEvent.RecordingChanged;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;

/** Notices what nobody reports: agents that are gone, leases that ran out, recordings that died. */
public final class Sweeper {

  private final SchedulerCore core;
  private final LeaseEnds ends;

  public Sweeper(SchedulerCore core) {
    this.core = core;
    this.ends = new LeaseEnds(core.leases());
  }

  /**
   * Sweeps once.
   *
   * @return when the next waiting challenge becomes due
   */
  public Optional<Instant> sweep() {
    return core.transact(
        (tx, outbox) -> {
          Instant now = core.now();
          tx.saveSetting(Settings.SERVER_TIME, now.toString());
          markOffline(tx, outbox, now);
          ends.expireAll(tx, outbox, now);
          failDeadRecordings(tx, outbox, now);
          return tx.nextDue();
        });
  }

  /** Time in which this server was not there to hear anybody does not count. */
  private void markOffline(LedgerTransaction tx, Outbox outbox, Instant now) {
    Instant limit = now.minus(core.settings().offlineAfter());
    if (core.startedAt().isAfter(limit)) {
      return;
    }
    for (AgentType type : AgentType.values()) {
      for (Agent agent : tx.agents(type)) {
        if (agent.online() && agent.lastHeartbeat().filter(limit::isBefore).isEmpty()) {
          Agent gone = agent.withPresence(false, agent.lastHeartbeat());
          tx.saveAgent(gone);
          outbox.tell(new AgentChanged(now, gone));
        }
      }
    }
  }

  private void failDeadRecordings(LedgerTransaction tx, Outbox outbox, Instant now) {
    for (Recording recording : tx.openRecordings()) {
      Optional<Transmission> transmission = tx.transmission(recording.transmissionId());
      boolean onTheAir =
          transmission.filter(one -> one.status() == TransmissionStatus.ASSIGNED).isPresent();
      if (!onTheAir && now.isAfter(limit(recording, transmission))) {
        Recording failed =
            recording.ended(
                RecordingStatus.FAILED,
                now,
                recording.duration(),
                Optional.empty(),
                Optional.of("the listener did not report in time"));
        tx.updateRecording(failed);
        outbox.tell(new RecordingChanged(now, failed));
      }
    }
  }

  private Instant limit(Recording recording, Optional<Transmission> transmission) {
    Instant expectedEnd = recording.expectedStart().plus(recording.profile().duration());
    Instant end =
        transmission
            .flatMap(Transmission::completedAt)
            .filter(expectedEnd::isBefore)
            .orElse(expectedEnd);
    Duration rest = core.settings().postroll().plus(core.settings().recordingLimit());
    return end.plus(rest);
  }
}

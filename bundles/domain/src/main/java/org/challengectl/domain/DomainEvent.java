package org.challengectl.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Something that has happened and is durable. */
public sealed interface DomainEvent {

  /** Server time. */
  Instant at();

  /** A challenge was written, changed its state or its counts. */
  record ChallengeChanged(Instant at, Challenge challenge) implements DomainEvent {}

  /** A challenge was deleted. */
  record ChallengeDeleted(Instant at, String challengeId) implements DomainEvent {}

  /** Challenges, ranges or the event itself were imported. */
  record EventImported(Instant at, int challenges) implements DomainEvent {}

  /** The event's own settings were written. */
  record EventChanged(Instant at, Event event) implements DomainEvent {}

  /** The frequency ranges were written; these are all. */
  record RangesChanged(Instant at, List<FrequencyRange> ranges) implements DomainEvent {}

  /** An agent registered, came, went, or was enabled or disabled. */
  record AgentChanged(Instant at, Agent agent) implements DomainEvent {}

  /** A challenge was leased to a runner. */
  record TransmissionAssigned(Instant at, Transmission transmission) implements DomainEvent {}

  /** A runner says that it is on the air. */
  record TransmissionStarted(Instant at, Transmission transmission) implements DomainEvent {}

  /** A transmission is over, one way or another. */
  record TransmissionEnded(Instant at, Transmission transmission) implements DomainEvent {}

  /** A lease was renewed. */
  record LeaseRenewed(Instant at, Lease lease) implements DomainEvent {}

  /** A runner is asked to stop now. */
  record StopRequested(Instant at, Lease lease) implements DomainEvent {}

  /** A listener is asked to record. */
  record RecordingAssigned(Instant at, Recording recording, Transmission transmission)
      implements DomainEvent {}

  /** A recording that was asked for is not wanted any more. */
  record RecordingCancelled(Instant at, Recording recording) implements DomainEvent {}

  /** A recording began, ended or got its picture. */
  record RecordingChanged(Instant at, Recording recording) implements DomainEvent {}

  /** A transmission that was reported as sent was not heard. */
  record NotHeard(Instant at, Transmission transmission, Recording recording)
      implements DomainEvent {}

  /** An agent was deleted. */
  record AgentDeleted(Instant at, String agentId) implements DomainEvent {}

  /** An agent told of itself what no work depends on. */
  record AgentReported(Instant at, String agentId, AgentReport report) implements DomainEvent {}

  /** How the server does, at regular times. */
  record ServerSampled(ServerLoad load) implements DomainEvent {

    @Override
    public Instant at() {
      return load.at();
    }
  }

  /** The server logged something that a person should see. */
  record ServerLogged(Instant at, String level, String message) implements DomainEvent {}

  /** A report was refused because its lease does not hold. */
  record StaleReportRefused(Instant at, StaleReport report) implements DomainEvent {}

  /** There may be work: something became due, or the pause ended. */
  record WorkAvailable(Instant at) implements DomainEvent {}

  /**
   * What keeps new transmissions from starting has changed, though maybe not whether anything does.
   *
   * @param paused by an operator
   * @param autoPause whether the event rests outside of its day
   * @param resting whether it does so now
   */
  record ControlChanged(Instant at, boolean paused, boolean autoPause, boolean resting)
      implements DomainEvent {}

  /** Whether nothing new may start, for whatever reason. */
  record PausedChanged(Instant at, boolean paused) implements DomainEvent {}

  /** Modulations came or went on the server. */
  record ModulationsChanged(Instant at, Set<String> names) implements DomainEvent {}

  /** An agent logged something for the operators. */
  record AgentLogged(Instant at, String agentId, String level, String message)
      implements DomainEvent {}

  /** Something went into the audit trail. */
  record Audited(Instant at, AuditEntry entry) implements DomainEvent {}

  /**
   * Sessions ended before their time.
   *
   * @param exceptTokenHash the one that goes on; empty if none does
   */
  record SessionsEnded(Instant at, String username, String exceptTokenHash)
      implements DomainEvent {}

  /** One session ended before its time: its user signed out. */
  record SessionEnded(Instant at, String username, String tokenHash) implements DomainEvent {}

  /** An agent's key does not hold any more: replaced, or taken away. */
  record AgentKeyEnded(Instant at, String agentId) implements DomainEvent {}
}

package org.challengectl.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/**
 * What the server tells operators over {@code /ws/events}; {@code type} says which. The first
 * message is {@code initial_state}; what follows has happened after it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ConsoleMessage.InitialState.class, name = "initial_state"),
  @JsonSubTypes.Type(value = ConsoleMessage.ChallengeState.class, name = "challenge_state"),
  @JsonSubTypes.Type(value = ConsoleMessage.ChallengeDeleted.class, name = "challenge_deleted"),
  @JsonSubTypes.Type(value = ConsoleMessage.EventImported.class, name = "event_imported"),
  @JsonSubTypes.Type(value = ConsoleMessage.AgentStatus.class, name = "agent_status"),
  @JsonSubTypes.Type(value = ConsoleMessage.AgentDeleted.class, name = "agent_deleted"),
  @JsonSubTypes.Type(value = ConsoleMessage.AgentReport.class, name = "agent_report"),
  @JsonSubTypes.Type(
      value = ConsoleMessage.TransmissionAssigned.class,
      name = "transmission_assigned"),
  @JsonSubTypes.Type(
      value = ConsoleMessage.TransmissionStarted.class,
      name = "transmission_started"),
  @JsonSubTypes.Type(
      value = ConsoleMessage.TransmissionProgress.class,
      name = "transmission_progress"),
  @JsonSubTypes.Type(value = ConsoleMessage.TransmissionEnded.class, name = "transmission_ended"),
  @JsonSubTypes.Type(value = ConsoleMessage.StopRequested.class, name = "stop_requested"),
  @JsonSubTypes.Type(value = ConsoleMessage.RecordingAssigned.class, name = "recording_assigned"),
  @JsonSubTypes.Type(value = ConsoleMessage.RecordingCancelled.class, name = "recording_cancelled"),
  @JsonSubTypes.Type(value = ConsoleMessage.RecordingChanged.class, name = "recording_changed"),
  @JsonSubTypes.Type(value = ConsoleMessage.NotHeard.class, name = "not_heard"),
  @JsonSubTypes.Type(value = ConsoleMessage.StaleReport.class, name = "stale_report"),
  @JsonSubTypes.Type(value = ConsoleMessage.SystemState.class, name = "system"),
  @JsonSubTypes.Type(value = ConsoleMessage.EventState.class, name = "event_state"),
  @JsonSubTypes.Type(value = ConsoleMessage.RangesState.class, name = "frequency_ranges"),
  @JsonSubTypes.Type(value = ConsoleMessage.Modulations.class, name = "modulations"),
  @JsonSubTypes.Type(value = ConsoleMessage.Sample.class, name = "server_sample"),
  @JsonSubTypes.Type(value = ConsoleMessage.ListsChanged.class, name = "lists_changed"),
  @JsonSubTypes.Type(value = ConsoleMessage.Log.class, name = "log"),
})
public sealed interface ConsoleMessage {

  /** Server time. */
  Instant timestamp();

  /** All that is known; the newest transmissions and recordings first. */
  record InitialState(
      Instant timestamp,
      ControlStatus control,
      List<ChallengeInfo> challenges,
      List<AgentInfo> agents,
      List<TransmissionInfo> transmissions,
      List<RecordingInfo> recordings)
      implements ConsoleMessage {}

  /** A challenge was written or changed its state. */
  record ChallengeState(Instant timestamp, ChallengeInfo challenge) implements ConsoleMessage {}

  /** A challenge is gone. */
  record ChallengeDeleted(Instant timestamp, String challengeId) implements ConsoleMessage {}

  /** So many challenges were imported. */
  record EventImported(Instant timestamp, int challenges) implements ConsoleMessage {}

  /** An agent came, went, or was enabled or disabled. */
  record AgentStatus(Instant timestamp, AgentInfo agent) implements ConsoleMessage {}

  /** An agent is gone for good. */
  record AgentDeleted(Instant timestamp, String agentId) implements ConsoleMessage {}

  /** An agent told of itself; what is missing in it has not changed. */
  record AgentReport(Instant timestamp, AgentReportInfo report) implements ConsoleMessage {}

  /** A runner got a challenge. */
  record TransmissionAssigned(Instant timestamp, TransmissionInfo transmission)
      implements ConsoleMessage {}

  /** A runner is on the air. */
  record TransmissionStarted(Instant timestamp, TransmissionInfo transmission)
      implements ConsoleMessage {}

  /**
   * How far a transmission has got.
   *
   * @param fraction 0 to 1
   */
  record TransmissionProgress(Instant timestamp, String agentId, long lease, double fraction)
      implements ConsoleMessage {}

  /** A transmission is over, one way or another. */
  record TransmissionEnded(Instant timestamp, TransmissionInfo transmission)
      implements ConsoleMessage {}

  /** A runner is asked to stop. */
  record StopRequested(Instant timestamp, long lease, String challengeId)
      implements ConsoleMessage {}

  /** A listener is asked to record. */
  record RecordingAssigned(Instant timestamp, RecordingInfo recording) implements ConsoleMessage {}

  /** A recording is not wanted any more. */
  record RecordingCancelled(Instant timestamp, RecordingInfo recording) implements ConsoleMessage {}

  /** A recording began, ended or got its picture. */
  record RecordingChanged(Instant timestamp, RecordingInfo recording) implements ConsoleMessage {}

  /** A transmission that was reported as sent was not heard. */
  record NotHeard(Instant timestamp, TransmissionInfo transmission, RecordingInfo recording)
      implements ConsoleMessage {}

  /**
   * A report was refused because its lease does not hold.
   *
   * @param lease that it carried; may be null
   * @param what "complete", "renew", "progress"...
   */
  record StaleReport(Instant timestamp, String agentId, String challengeId, Long lease, String what)
      implements ConsoleMessage {}

  /**
   * What keeps new transmissions from starting.
   *
   * @param paused by an operator
   * @param autoPause whether the event rests outside of its day
   * @param resting whether it does so now
   */
  record SystemState(Instant timestamp, boolean paused, boolean autoPause, boolean resting)
      implements ConsoleMessage {}

  /** The event's settings were written. */
  record EventState(Instant timestamp, ConferenceInfo event) implements ConsoleMessage {}

  /** The frequency ranges were written; these are all. */
  record RangesState(Instant timestamp, List<FrequencyRangeInfo> frequencyRanges)
      implements ConsoleMessage {}

  /** The modulations that the server knows now. */
  record Modulations(Instant timestamp, List<String> names) implements ConsoleMessage {}

  /** How the server does, at regular times. */
  record Sample(Instant timestamp, ServerSample sample) implements ConsoleMessage {}

  /**
   * Lists that not everybody may read have changed; who may asks for them again.
   *
   * @param lists "audit", "users", "sessions", "enrollment_tokens", "provisioning_keys"
   */
  record ListsChanged(Instant timestamp, List<String> lists) implements ConsoleMessage {}

  /**
   * A line for the operators.
   *
   * @param agentId who says it; null for the server itself
   */
  record Log(Instant timestamp, String agentId, String level, String message)
      implements ConsoleMessage {}
}

package org.challengectl.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What the server tells an agent over {@code /ws/agents}; {@code type} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerMessage.Connected.class, name = "connected"),
  @JsonSubTypes.Type(value = ServerMessage.TaskAvailable.class, name = "task_available"),
  @JsonSubTypes.Type(
      value = ServerMessage.RecordingAssignment.class,
      name = "recording_assignment"),
  @JsonSubTypes.Type(
      value = ServerMessage.AssignmentCancelled.class,
      name = "assignment_cancelled"),
  @JsonSubTypes.Type(value = ServerMessage.LeaseRenewed.class, name = "lease_renewed"),
  @JsonSubTypes.Type(value = ServerMessage.Stop.class, name = "stop"),
  @JsonSubTypes.Type(value = ServerMessage.ListenStart.class, name = "listen_start"),
})
public sealed interface ServerMessage {

  /** The socket is open. */
  record Connected(String agentId, Instant timestamp) implements ServerMessage {}

  /** Polling now may bring work. */
  record TaskAvailable(Instant timestamp) implements ServerMessage {}

  /** Record a transmission. Frequencies in Hz, durations in seconds, times in UTC. */
  record RecordingAssignment(
      long assignmentId,
      String challengeId,
      String challengeName,
      long transmissionId,
      long frequency,
      Instant expectedStart,
      double expectedDuration,
      String modulation,
      long occupiedBandwidth,
      long lowOffsetHz,
      long highOffsetHz,
      String runnerId,
      Instant timestamp)
      implements ServerMessage {}

  /** A recording is not wanted any more. */
  record AssignmentCancelled(long assignmentId, Instant timestamp) implements ServerMessage {}

  /** A lease was renewed. */
  record LeaseRenewed(long lease, double leaseSeconds, Instant timestamp)
      implements ServerMessage {}

  /** End the transmission that runs under this lease now. */
  record Stop(long lease, String challengeId, Instant timestamp) implements ServerMessage {}

  /** Somebody wants to listen: open {@code /ws/agents/stream?stream=NUMBER}. */
  record ListenStart(long stream, Instant timestamp) implements ServerMessage {}
}

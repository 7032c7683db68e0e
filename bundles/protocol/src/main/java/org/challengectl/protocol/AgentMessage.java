package org.challengectl.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an agent tells the server over {@code /ws/agents}; {@code type} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AgentMessage.Heartbeat.class, name = "heartbeat"),
  @JsonSubTypes.Type(value = AgentMessage.Progress.class, name = "progress"),
})
public sealed interface AgentMessage {

  /** Alive. */
  record Heartbeat() implements AgentMessage {}

  /**
   * How far a transmission has got.
   *
   * @param fraction 0 to 1
   */
  record Progress(long lease, double fraction) implements AgentMessage {}
}

package org.challengectl.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.challengectl.protocol.listen.Receiver;

/** What an agent tells the server over {@code /ws/agents}; {@code type} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AgentMessage.Heartbeat.class, name = "heartbeat"),
  @JsonSubTypes.Type(value = AgentMessage.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = AgentMessage.ListenOffer.class, name = "listen_offer"),
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

  /**
   * One can listen to this agent live. Told after {@link ServerMessage.Connected}, and when it
   * changes.
   */
  record ListenOffer(List<Receiver> receivers) implements AgentMessage {}
}

package org.challengectl.websocket.internal;

import java.util.function.Consumer;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.ServerMessage;

/** Is told which agents can be listened to live. */
public interface ListenerPresence {

  /**
   * An agent that is connected says what one can listen to; perhaps the same as before.
   *
   * @param post tells the agent something
   */
  void offers(String agentId, AgentMessage.ListenOffer offer, Consumer<ServerMessage> post);

  /** An agent is not connected any more. */
  void gone(String agentId);
}

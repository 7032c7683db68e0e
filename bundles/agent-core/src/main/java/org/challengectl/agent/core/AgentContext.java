package org.challengectl.agent.core;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.protocol.listen.StreamOrder;

/** What a role works with: one agent's server, radios and files. Safe for concurrent use. */
public interface AgentContext {

  AgentConfig config();

  ServerApi server();

  /** Whether the server knows this agent and answers; if not, the link is trying. */
  boolean registered();

  ServerClock serverClock();

  Ticker ticker();

  Plugins plugins();

  FileCache files();

  /** All radios, also those without a driver. */
  List<RadioSlot> radios();

  /** A folder of this agent alone, which survives restarts. Exists. */
  Path dataFolder();

  /**
   * Tells what the server pushes, in a thread of the network: return soon.
   *
   * @return closing it ends the subscription
   */
  Subscription subscribe(Consumer<ServerMessage> listener);

  /** Tells the server something that may get lost. Never waits. */
  void tell(AgentMessage message);

  /**
   * Opens a WebSocket for what is received live. Waits for some seconds at most.
   *
   * @param stream that the server has asked for
   * @param orders is told what the server wants, in a thread of the network: return soon
   * @param onClosed is told once when it is over, whoever ended it
   */
  StreamSocket openStream(long stream, Consumer<StreamOrder> orders, Runnable onClosed)
      throws LinkException;
}

package org.challengectl.websocket.internal;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.challengectl.domain.AgentType;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.ServerMessage;

/** One agent's connection. */
final class AgentLink {

  private static final int CAPACITY = 256;
  private static final int MAX_MESSAGES_PER_SECOND = 50;
  private static final String TASK = "task";

  private final Mailbox mailbox;
  private final BooleanSupplier keyHolds;
  private final InstantSource clock;
  private final Allowance allowance;
  private volatile AgentType type;
  private volatile boolean enabled;
  private volatile boolean noted;

  /**
   * A new connection.
   *
   * @param type as far as it is known; an agent that has not registered yet counts as a runner
   * @param keyHolds whether the key with which it was opened is still the agent's
   */
  AgentLink(
      Channel channel,
      AgentType type,
      boolean enabled,
      BooleanSupplier keyHolds,
      InstantSource clock) {
    this.mailbox = new Mailbox(channel, CAPACITY, Limits.PATIENCE, clock);
    this.type = type;
    this.enabled = enabled;
    this.keyHolds = keyHolds;
    this.clock = clock;
    this.allowance = new Allowance(MAX_MESSAGES_PER_SECOND, clock);
  }

  boolean keyHolds() {
    return keyHolds.getAsBoolean();
  }

  boolean uses(Channel channel) {
    return mailbox.channel().equals(channel);
  }

  void post(ServerMessage message) {
    mailbox.post(Json.write(message));
  }

  /** Several of these that wait are as good as one. */
  void nudge() {
    if (enabled && type == AgentType.RUNNER) {
      mailbox.post(TASK, Json.write(new ServerMessage.TaskAvailable(clock.instant())));
    }
  }

  /** The agent has changed. */
  void learn(AgentType nextType, boolean nextEnabled) {
    type = nextType;
    enabled = nextEnabled;
  }

  boolean enabled() {
    return enabled;
  }

  /** Whether the registry knows of this connection. */
  boolean noted() {
    return noted;
  }

  void setNoted() {
    noted = true;
  }

  /** Counts a message that came; false if there are too many. */
  boolean mayTalk() {
    return allowance.take(1);
  }

  void check() {
    mailbox.check();
  }

  void close(Goodbye why, String reason) {
    mailbox.close(why, reason);
  }
}

package org.challengectl.websocket.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.ConsoleMessage;
import org.challengectl.protocol.Json;
import org.challengectl.views.ConsoleViews;

/** Tells operators everything that means something to people. Safe for concurrent use. */
final class ConsoleHub implements ProgressListener {

  static final int MAX_CLIENTS = 100;
  private static final int CAPACITY = 1000;

  private final Supplier<ConsoleMessage> initialState;
  private final ServerTime time;
  private final Guests<Mailbox> clients = new Guests<>();

  /**
   * A hub without clients.
   *
   * @param initialState what a client is told first
   */
  ConsoleHub(Supplier<ConsoleMessage> initialState, ServerTime time) {
    this.initialState = initialState;
    this.time = time;
  }

  /**
   * Takes in a client. It is one of those that are told before its initial state is made, and
   * nothing is told while that is made: it misses nothing. Its pass is looked at once more when it
   * is one of those who are told that passes end.
   */
  synchronized void opened(Channel channel, Pass pass) {
    if (clients.size() >= MAX_CLIENTS) {
      channel.close(Goodbye.TRY_AGAIN_LATER, "too many connections");
      return;
    }
    Mailbox client = new Mailbox(channel, CAPACITY, Limits.PATIENCE, time);
    clients.add(client, pass);
    try {
      if (!pass.valid().getAsBoolean()) {
        clients.remove(client);
        end(client);
        return;
      }
      client.post(Json.write(initialState.get()));
    } catch (RuntimeException e) {
      clients.remove(client);
      throw e;
    }
  }

  int size() {
    return clients.size();
  }

  void closed(Channel channel) {
    clients.all().removeIf(client -> client.channel().equals(channel));
  }

  void happened(DomainEvent event) {
    clients.endedBy(event).forEach(ConsoleHub::end);
    if (clients.size() > 0) {
      ConsoleViews.message(event).ifPresent(this::tell);
    }
  }

  @Override
  public void progress(String agentId, long lease, double fraction) {
    tell(new ConsoleMessage.TransmissionProgress(time.instant(), agentId, lease, fraction));
  }

  /** Lets go of those whose session has run out. */
  void check() {
    clients.expired().forEach(ConsoleHub::end);
    clients.all().forEach(Mailbox::check);
  }

  private static void end(Mailbox client) {
    client.close(Goodbye.POLICY, "The session has ended.");
  }

  private synchronized void tell(ConsoleMessage message) {
    String text = Json.write(message);
    Optional<Object> key = key(message);
    for (Mailbox client : clients.all()) {
      key.ifPresentOrElse(k -> client.post(k, text), () -> client.post(text));
    }
  }

  /** What describes a state may be replaced by the next state; what describes an event may not. */
  private static Optional<Object> key(ConsoleMessage message) {
    if (message instanceof ConsoleMessage.ChallengeState state) {
      return Optional.of("challenge " + state.challenge().challengeId());
    } else if (message instanceof ConsoleMessage.AgentStatus status) {
      return Optional.of("agent " + status.agent().agentId());
    } else if (message instanceof ConsoleMessage.TransmissionProgress report) {
      return Optional.of("progress " + report.lease());
    } else if (message instanceof ConsoleMessage.SystemState) {
      return Optional.of("system");
    } else if (message instanceof ConsoleMessage.Modulations) {
      return Optional.of("modulations");
    } else if (message instanceof ConsoleMessage.ListsChanged changed) {
      return Optional.of("lists " + changed.lists());
    }
    return Optional.empty();
  }
}

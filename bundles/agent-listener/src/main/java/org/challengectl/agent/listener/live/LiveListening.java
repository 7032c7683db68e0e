package org.challengectl.agent.listener.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.protocol.listen.Receiver;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server what one can listen to, and streams when it asks. Safe for concurrent use. */
public final class LiveListening implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveListening.class);

  private final AgentContext agent;
  private final ReceiverLoans receivers;
  private final Executor threads;
  private LiveStream current;
  private boolean closed;

  /**
   * @param threads has one for everything that waits
   */
  public LiveListening(AgentContext agent, ReceiverLoans receivers, Executor threads) {
    this.agent = agent;
    this.receivers = receivers;
    this.threads = threads;
  }

  /** Takes what the server says; returns at once. */
  public void hear(ServerMessage message) {
    if (message instanceof ServerMessage.Connected) {
      threads.execute(this::offer);
    } else if (message instanceof ServerMessage.ListenStart start) {
      start(start.stream());
    }
  }

  /**
   * Tells the server what one can listen to; asks the drivers. What is told may get lost, so it is
   * to be told again and again.
   */
  public void offer() {
    try {
      agent.tell(
          new AgentMessage.ListenOffer(
              agent.radios().stream().filter(RadioSlot::available).map(this::receiver).toList()));
    } catch (RuntimeException e) {
      LOG.warn("{}: cannot tell what one can listen to", agent.config().agentId(), e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      current.end();
    }
  }

  private synchronized void start(long stream) {
    boolean runsAlready = current != null && current.number() == stream && !current.ended();
    if (closed || runsAlready) {
      return;
    }
    if (current != null) {
      current.end(); // the server has forgotten it
    }
    current = new LiveStream(agent, stream, receivers, threads);
    threads.execute(current);
  }

  private Receiver receiver(RadioSlot slot) {
    List<String> limits = slot.config().frequencyLimits();
    Optional<FrequencySpan> tunable = tunable(slot);
    return new Receiver(
        slot.deviceId(),
        slot.config().model(),
        slot.config().sampleRateHz(),
        limits.isEmpty() ? null : limits,
        tunable.map(FrequencySpan::minHz).orElse(null),
        tunable.map(FrequencySpan::maxHz).orElse(null));
  }

  private Optional<FrequencySpan> tunable(RadioSlot slot) {
    return agent
        .plugins()
        .driver(slot.config().model())
        .flatMap(
            driver ->
                driver.discover().stream()
                    .filter(found -> found.name().equals(slot.config().name()))
                    .map(RadioDescription::capabilities)
                    .map(capabilities -> capabilities.frequencies())
                    .findFirst());
  }
}

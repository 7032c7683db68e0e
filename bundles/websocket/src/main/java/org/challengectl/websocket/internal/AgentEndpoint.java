package org.challengectl.websocket.internal;

import javax.websocket.CloseReason;
import javax.websocket.OnClose;
import javax.websocket.OnError;
import javax.websocket.OnMessage;
import javax.websocket.OnOpen;
import javax.websocket.Session;
import javax.websocket.server.ServerEndpoint;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.Origins;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.scheduler.AgentRegistry;
import org.challengectl.views.Connections;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ws/agents}: one connection of each agent, opened with its key. */
@Component(
    service = AgentEndpoint.class,
    immediate = true,
    property = "org.ops4j.pax.web.http.whiteboard.websocket:Boolean=true")
@ServerEndpoint("/ws/agents")
public final class AgentEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(AgentEndpoint.class);
  private static final String AGENT = "org.challengectl.agent";

  private final Authenticator authenticator;
  private final Origins origins;
  private final AgentHub hub;
  private final Beat beat = new Beat("ws-agents");
  private final EventBus.Subscription subscription;
  private final Connections.Count count;

  @Activate
  public AgentEndpoint(
      @Reference Authenticator authenticator,
      @Reference Origins origins,
      @Reference AgentRepository agents,
      @Reference AgentRegistry registry,
      @Reference TransmissionRepository transmissions,
      @Reference RecordingRepository recordings,
      @Reference ProgressListener progress,
      @Reference ListenerPresence presence,
      @Reference EventBus bus,
      @Reference ServerTime time,
      @Reference Connections connections) {
    this.authenticator = authenticator;
    this.origins = origins;
    this.hub =
        new AgentHub(agents, registry, transmissions, recordings, progress, presence, time, beat);
    beat.every(Limits.CHECK_PERIOD, hub::check);
    this.subscription = bus.subscribe("agents' WebSockets", hub::happened);
    this.count = connections.count(Connections.Kind.AGENT, hub::size);
  }

  @Deactivate
  public void deactivate() {
    count.close();
    subscription.close();
    beat.close();
  }

  @OnOpen
  public void open(Session session) {
    session.setMaxTextMessageBufferSize(Limits.MAX_TEXT_BYTES);
    session.setMaxIdleTimeout(Limits.IDLE.toMillis());
    Channel channel = new SessionChannel(session);
    Handshake handshake = Handshake.of(session, authenticator);
    try {
      Page.of(session, origins).refuseIfForeign();
      String agentId = authenticator.agent(handshake.key(), handshake.claim());
      session.getUserProperties().put(AGENT, agentId);
      hub.opened(agentId, channel, () -> stillLetsIn(agentId, handshake));
    } catch (AccessException e) {
      Goodbye why =
          e.kind() == AccessException.Kind.TOO_MANY ? Goodbye.TRY_AGAIN_LATER : Goodbye.POLICY;
      channel.close(why, e.getMessage());
    }
  }

  /** Whether the key with which a connection was opened is still the agent's. */
  private boolean stillLetsIn(String agentId, Handshake handshake) {
    try {
      return authenticator.agent(handshake.key(), handshake.claim()).equals(agentId);
    } catch (AccessException e) {
      return e.kind() == AccessException.Kind.TOO_MANY;
    }
  }

  @OnMessage
  public void message(String text, Session session) {
    if (session.getUserProperties().get(AGENT) instanceof String agentId) {
      hub.received(agentId, new SessionChannel(session), text);
    }
  }

  @OnClose
  public void close(Session session, CloseReason reason) {
    if (session.getUserProperties().get(AGENT) instanceof String agentId) {
      LOG.debug("Agent {} has disconnected: {}", agentId, reason);
      hub.closed(agentId, new SessionChannel(session));
    }
  }

  @OnError
  public void error(Session session, Throwable failure) {
    LOG.debug("An agent's WebSocket failed", failure);
  }
}

package org.challengectl.websocket.internal;

import javax.websocket.OnClose;
import javax.websocket.OnError;
import javax.websocket.OnMessage;
import javax.websocket.OnOpen;
import javax.websocket.Session;
import javax.websocket.server.ServerEndpoint;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.Origins;
import org.challengectl.auth.SignIn;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.scheduler.EventControl;
import org.challengectl.views.Connections;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ws/events}: what happens, for operators; opened with a session or the operator's key. */
@Component(
    service = {ConsoleEndpoint.class, ProgressListener.class},
    immediate = true,
    property = "org.ops4j.pax.web.http.whiteboard.websocket:Boolean=true")
@ServerEndpoint("/ws/events")
public final class ConsoleEndpoint implements ProgressListener {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleEndpoint.class);

  private final Authenticator authenticator;
  private final Origins origins;
  private final ConsoleAccess access;
  private final ConsoleHub hub;
  private final Beat beat = new Beat("ws-events");
  private final EventBus.Subscription subscription;
  private final Connections.Count count;

  @Activate
  public ConsoleEndpoint(
      @Reference Authenticator authenticator,
      @Reference SignIn signIn,
      @Reference Origins origins,
      @Reference EventControl control,
      @Reference ChallengeRepository challenges,
      @Reference AgentRepository agents,
      @Reference TransmissionRepository transmissions,
      @Reference RecordingRepository recordings,
      @Reference EventBus bus,
      @Reference ServerTime time,
      @Reference Connections connections) {
    this.authenticator = authenticator;
    this.origins = origins;
    this.access = new ConsoleAccess(authenticator, signIn);
    this.hub =
        new ConsoleHub(
            new InitialState(control, challenges, agents, transmissions, recordings, time), time);
    beat.every(Limits.CHECK_PERIOD, hub::check);
    this.subscription = bus.subscribe("operators' WebSockets", hub::happened);
    this.count = connections.count(Connections.Kind.CONSOLE, hub::size);
  }

  @Deactivate
  public void deactivate() {
    count.close();
    subscription.close();
    beat.close();
  }

  @Override
  public void progress(String agentId, long lease, double fraction) {
    hub.progress(agentId, lease, fraction);
  }

  @OnOpen
  public void open(Session session) {
    session.setMaxTextMessageBufferSize(Limits.MAX_TEXT_BYTES);
    session.setMaxIdleTimeout(Limits.IDLE.toMillis());
    Channel channel = new SessionChannel(session);
    Handshake handshake = Handshake.of(session, authenticator);
    try {
      hub.opened(channel, access.admit(handshake, Page.of(session, origins)));
    } catch (AccessException e) {
      channel.close(Goodbye.POLICY, e.getMessage());
    }
  }

  /** Operators only listen here. */
  @OnMessage
  public void message(String text, Session session) {
    LOG.debug("An operator's message is ignored");
  }

  @OnClose
  public void close(Session session) {
    hub.closed(new SessionChannel(session));
  }

  @OnError
  public void error(Session session, Throwable failure) {
    LOG.debug("An operator's WebSocket failed", failure);
  }
}

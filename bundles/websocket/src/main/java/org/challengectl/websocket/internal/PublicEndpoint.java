package org.challengectl.websocket.internal;

import javax.websocket.OnClose;
import javax.websocket.OnError;
import javax.websocket.OnMessage;
import javax.websocket.OnOpen;
import javax.websocket.Session;
import javax.websocket.server.ServerEndpoint;
import org.challengectl.domain.ServerTime;
import org.challengectl.settings.ConfiguredNumber;
import org.challengectl.views.Connections;
import org.challengectl.views.PublicBoard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ws/public}: the public board, for everybody. */
@Component(
    service = PublicEndpoint.class,
    immediate = true,
    configurationPid = "org.challengectl.websocket",
    property = "org.ops4j.pax.web.http.whiteboard.websocket:Boolean=true")
@Designate(ocd = PublicEndpoint.Config.class)
@ServerEndpoint("/ws/public")
public final class PublicEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(PublicEndpoint.class);
  private static final int MAX_TEXT_BYTES = 1024;

  private static final ConfiguredNumber CONNECTIONS =
      new ConfiguredNumber(
          "org.challengectl.websocket",
          "max_public_connections",
          0,
          1_000_000,
          Config.DEFAULT_CONNECTIONS);

  private final PublicHub hub;
  private final Beat beat = new Beat("ws-public");
  private final PublicBoard.Watch watch;
  private final Connections.Count count;

  /** Configuration PID {@code org.challengectl.websocket}. */
  @ObjectClassDefinition(
      id = "org.challengectl.websocket",
      name = "ChallengeCtl WebSockets",
      description = "Limits of the WebSocket end points")
  @SuppressWarnings("MemberName")
  public @interface Config {

    /** How many players may be connected at once, if nothing else is configured. */
    int DEFAULT_CONNECTIONS = 2000;

    @AttributeDefinition(
        name = "Public connections",
        description = "How many players may be connected at once")
    int max__public__connections() default DEFAULT_CONNECTIONS;
  }

  @Activate
  public PublicEndpoint(
      @Reference PublicBoard board,
      @Reference ServerTime time,
      @Reference Connections connections,
      Config config) {
    this.hub = new PublicHub(board, time, CONNECTIONS.of(config::max__public__connections));
    beat.every(Limits.CHECK_PERIOD, hub::check);
    this.watch = board.watch(snapshot -> hub.changed());
    this.count = connections.count(Connections.Kind.PLAYER, hub::clients);
  }

  @Deactivate
  public void deactivate() {
    count.close();
    watch.close();
    beat.close();
  }

  @OnOpen
  public void open(Session session) {
    session.setMaxTextMessageBufferSize(MAX_TEXT_BYTES);
    session.setMaxIdleTimeout(Limits.IDLE.toMillis());
    hub.opened(new SessionChannel(session));
  }

  /** Players only listen here. */
  @OnMessage
  public void message(String text, Session session) {
    LOG.debug("A player's message is ignored");
  }

  @OnClose
  public void close(Session session) {
    hub.closed(new SessionChannel(session));
  }

  @OnError
  public void error(Session session, Throwable failure) {
    LOG.debug("A player's WebSocket failed", failure);
  }
}

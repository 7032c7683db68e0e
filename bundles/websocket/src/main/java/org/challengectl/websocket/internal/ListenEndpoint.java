package org.challengectl.websocket.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.nio.ByteBuffer;
import javax.websocket.OnClose;
import javax.websocket.OnError;
import javax.websocket.OnMessage;
import javax.websocket.OnOpen;
import javax.websocket.PongMessage;
import javax.websocket.Session;
import javax.websocket.server.ServerEndpoint;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.Origins;
import org.challengectl.auth.SignIn;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.listen.ViewerMessage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ws/listen}: live waterfall and samples; opened as {@code /ws/events} is. */
@Component(
    service = ListenEndpoint.class,
    immediate = true,
    property = "org.ops4j.pax.web.http.whiteboard.websocket:Boolean=true")
@ServerEndpoint("/ws/listen")
public final class ListenEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(ListenEndpoint.class);
  private static final String VIEWER = "org.challengectl.viewer";
  private static final int MAX_TEXT_BYTES = 4096;

  private final Authenticator authenticator;
  private final Origins origins;
  private final ConsoleAccess access;
  private final ListenRelay relay;

  @Activate
  public ListenEndpoint(
      @Reference Authenticator authenticator,
      @Reference SignIn signIn,
      @Reference Origins origins,
      @Reference ListenRelay relay) {
    this.authenticator = authenticator;
    this.origins = origins;
    this.access = new ConsoleAccess(authenticator, signIn);
    this.relay = relay;
  }

  @OnOpen
  public void open(Session session) {
    session.setMaxTextMessageBufferSize(MAX_TEXT_BYTES);
    session.setMaxBinaryMessageBufferSize(MAX_TEXT_BYTES);
    session.setMaxIdleTimeout(Limits.IDLE.toMillis());
    Channel channel = new SessionChannel(session);
    Handshake handshake = Handshake.of(session, authenticator);
    try {
      Viewer viewer = relay.opened(channel, access.admit(handshake, Page.of(session, origins)));
      if (viewer != null) {
        session.getUserProperties().put(VIEWER, viewer);
      }
    } catch (AccessException e) {
      channel.close(Goodbye.POLICY, e.getMessage());
    }
  }

  @OnMessage
  public void message(String text, Session session) {
    if (!(session.getUserProperties().get(VIEWER) instanceof Viewer viewer)) {
      return;
    }
    viewer.hear();
    if (!viewer.mayTalk()) {
      viewer.mailbox().close(Goodbye.POLICY, "too many messages");
      return;
    }
    try {
      relay.hear(viewer, Json.read(text, ViewerMessage.class));
    } catch (JsonMappingException e) {
      viewer.problem("bad_message", "This message is not known here.");
    } catch (JsonProcessingException e) {
      viewer.mailbox().close(Goodbye.BAD_DATA, "not JSON");
    }
  }

  @OnMessage
  public void frame(ByteBuffer frame, Session session) {
    new SessionChannel(session).close(Goodbye.BAD_DATA, "only text is understood here");
  }

  @OnMessage
  public void pong(PongMessage pong, Session session) {
    if (session.getUserProperties().get(VIEWER) instanceof Viewer viewer) {
      viewer.hear();
    }
  }

  @OnClose
  public void close(Session session) {
    if (session.getUserProperties().get(VIEWER) instanceof Viewer viewer) {
      relay.closed(viewer);
    }
  }

  @OnError
  public void error(Session session, Throwable failure) {
    LOG.debug("A WebSocket of somebody who listens failed", failure);
  }
}

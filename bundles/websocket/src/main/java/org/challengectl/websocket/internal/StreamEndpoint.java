package org.challengectl.websocket.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.listen.StreamFrame;
import org.challengectl.protocol.listen.StreamReport;
import org.challengectl.views.Connections;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ws/agents/stream}: what a listener receives live, when it was asked for it. */
@Component(
    service = StreamEndpoint.class,
    immediate = true,
    property = "org.ops4j.pax.web.http.whiteboard.websocket:Boolean=true")
@ServerEndpoint("/ws/agents/stream")
public final class StreamEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(StreamEndpoint.class);
  private static final String STREAM = "org.challengectl.stream";
  private static final Duration CHECK = Duration.ofSeconds(10);
  private static final int MAX_ORDERS = 256;
  private static final int MAX_BYTES_PER_SECOND = 4 << 20;

  /** One agent's stream. */
  private record Stream(
      String agentId, Feed feed, Mailbox mailbox, Allowance allowance, Pulse pulse) {

    void check() {
      if (pulse.stopped()) {
        end(Goodbye.TRY_AGAIN_LATER, "no sign of life");
      } else {
        mailbox.check();
      }
    }

    void end(Goodbye why, String reason) {
      feed.closed(mailbox);
      mailbox.close(why, reason);
    }
  }

  private final Authenticator authenticator;
  private final Origins origins;
  private final ListenRelay relay;
  private final ServerTime time;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private final Beat beat = new Beat("ws-streams");
  private final Connections.Count count;

  @Activate
  public StreamEndpoint(
      @Reference Authenticator authenticator,
      @Reference Origins origins,
      @Reference ListenRelay relay,
      @Reference ServerTime time,
      @Reference Connections connections) {
    this.authenticator = authenticator;
    this.origins = origins;
    this.relay = relay;
    this.time = time;
    beat.every(CHECK, () -> open.forEach(Stream::check));
    this.count = connections.count(Connections.Kind.STREAM, open::size);
  }

  @Deactivate
  public void deactivate() {
    count.close();
    beat.close();
  }

  @OnOpen
  public void open(Session session) {
    session.setMaxTextMessageBufferSize(Limits.MAX_TEXT_BYTES);
    session.setMaxBinaryMessageBufferSize(Limits.MAX_FRAME_BYTES);
    session.setMaxIdleTimeout(Limits.IDLE.toMillis());
    Channel channel = new SessionChannel(session);
    Handshake handshake = Handshake.of(session, authenticator);
    try {
      Page.of(session, origins).refuseIfForeign();
      String agentId = authenticator.agent(handshake.key(), handshake.claim());
      Mailbox mailbox = new Mailbox(channel, MAX_ORDERS, Limits.PATIENCE, time);
      Feed feed = relay.source(agentId, number(session), mailbox);
      if (feed == null) {
        channel.close(Goodbye.POLICY, "nobody has asked for this stream");
        return;
      }
      Allowance allowance = new Allowance(MAX_BYTES_PER_SECOND, time);
      Stream stream = new Stream(agentId, feed, mailbox, allowance, new Pulse(time));
      open.add(stream);
      session.getUserProperties().put(STREAM, stream);
    } catch (AccessException e) {
      Goodbye why =
          e.kind() == AccessException.Kind.TOO_MANY ? Goodbye.TRY_AGAIN_LATER : Goodbye.POLICY;
      channel.close(why, e.getMessage());
    }
  }

  @OnMessage
  public void message(String text, Session session) {
    Stream stream = stream(session, text.length());
    if (stream == null) {
      return;
    }
    try {
      stream.feed().report(stream.mailbox(), Json.read(text, StreamReport.class));
    } catch (JsonMappingException e) {
      LOG.debug("Agent {} sent a report that is not known here", stream.agentId());
    } catch (JsonProcessingException e) {
      stream.end(Goodbye.BAD_DATA, "not JSON");
    }
  }

  @OnMessage
  public void frame(ByteBuffer frame, Session session) {
    Stream stream = stream(session, frame.remaining());
    if (stream == null) {
      return;
    }
    try {
      StreamFrame head = StreamFrame.read(frame);
      stream.feed().frame(stream.mailbox(), head, frame);
    } catch (IllegalArgumentException e) {
      LOG.debug("Agent {} sent {}", stream.agentId(), e.getMessage());
      stream.end(Goodbye.BAD_DATA, "no such frame");
    }
  }

  @OnMessage
  public void pong(PongMessage pong, Session session) {
    stream(session, 0);
  }

  @OnClose
  public void close(Session session) {
    if (session.getUserProperties().get(STREAM) instanceof Stream stream) {
      open.remove(stream);
      stream.feed().closed(stream.mailbox());
    }
  }

  @OnError
  public void error(Session session, Throwable failure) {
    LOG.debug("A listener's stream failed", failure);
  }

  /** The session's stream; null if it has none, or has sent too much. */
  private static Stream stream(Session session, int length) {
    if (!(session.getUserProperties().get(STREAM) instanceof Stream stream)) {
      return null;
    }
    stream.pulse().beat();
    if (!stream.allowance().take(length)) {
      stream.end(Goodbye.POLICY, "too much at once");
      return null;
    }
    return stream;
  }

  private static long number(Session session) {
    Map<String, List<String>> parameters = session.getRequestParameterMap();
    List<String> values = parameters.getOrDefault("stream", List.of());
    boolean plain = values.size() == 1 && values.get(0).matches("\\d{1,18}");
    return plain ? Long.parseLong(values.get(0)) : 0;
  }
}

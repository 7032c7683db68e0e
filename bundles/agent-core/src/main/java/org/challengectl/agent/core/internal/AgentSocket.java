package org.challengectl.agent.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.Ticker;
import org.challengectl.protocol.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket of an agent to the server.
 *
 * @param <T> what the server says there, in JSON
 */
final class AgentSocket<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AgentSocket.class);
  private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_MESSAGE_CHARS = 1 << 18;

  private final Ticker ticker;
  private final Class<T> type;
  private final Consumer<T> receiver;
  private final Runnable onClosed;
  private volatile WebSocket socket;
  private volatile boolean closed;
  private volatile long heardNanos;

  private AgentSocket(Ticker ticker, Class<T> type, Consumer<T> receiver, Runnable onClosed) {
    this.ticker = ticker;
    this.type = type;
    this.receiver = receiver;
    this.onClosed = onClosed;
    this.heardNanos = ticker.nanos();
  }

  /**
   * Connects.
   *
   * @param path of the end point
   * @param type of the server's messages; others are ignored
   * @param receiver is told of each message, one after the other
   * @param onClosed is told once when the connection is over, whoever ended it
   */
  static <T> AgentSocket<T> open(
      HttpTransport http,
      String path,
      Ticker ticker,
      Class<T> type,
      Consumer<T> receiver,
      Runnable onClosed)
      throws LinkException {
    AgentSocket<T> opened = new AgentSocket<>(ticker, type, receiver, onClosed);
    WebSocket.Builder builder = http.client().newWebSocketBuilder().connectTimeout(OPEN_TIMEOUT);
    http.identify(builder::header);
    var future = builder.buildAsync(http.socketAddress(path), opened.new Ears());
    try {
      opened.socket = future.get(OPEN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      return opened;
    } catch (ExecutionException e) {
      throw refused(e.getCause());
    } catch (TimeoutException e) {
      var unused = future.thenAccept(WebSocket::abort); // it may still open
      throw new LinkException(Kind.UNREACHABLE, "WebSocket not opened in " + OPEN_TIMEOUT, e);
    } catch (InterruptedException e) {
      var unused = future.thenAccept(WebSocket::abort); // it may still open
      Thread.currentThread().interrupt();
      throw new LinkException(Kind.UNREACHABLE, "interrupted", e);
    }
  }

  boolean isOpen() {
    return !closed;
  }

  /** When something was last heard of the server. */
  long heardNanos() {
    return heardNanos;
  }

  /** Sends, unless something is still on its way; what may get lost is not queued. */
  void tell(Object message) {
    attempt(() -> socket.sendText(Json.write(message), true));
  }

  /**
   * Sends a text.
   *
   * @return completes when it has left; fails if something else is still on its way
   */
  CompletableFuture<WebSocket> send(String text) {
    return started(() -> socket.sendText(text, true));
  }

  /** Sends a binary frame, in the same way. */
  CompletableFuture<WebSocket> send(ByteBuffer frame) {
    // The JDK masks eight bytes at a time and turns them round if the buffer is little-endian; a
    // duplicate is big-endian whatever its original was.
    ByteBuffer bytes = frame.duplicate();
    return started(() -> socket.sendBinary(bytes, true));
  }

  void ping() {
    attempt(() -> socket.sendPing(ByteBuffer.allocate(0)));
  }

  @Override
  public void close() {
    over();
    attempt(() -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    socket.abort();
  }

  private void attempt(Supplier<CompletableFuture<WebSocket>> send) {
    var unused =
        started(send)
            .exceptionally(
                failure -> {
                  LOG.debug("WebSocket: not sent: {}", failure.toString());
                  return null;
                });
  }

  private CompletableFuture<WebSocket> started(Supplier<CompletableFuture<WebSocket>> send) {
    try {
      return send.get().whenComplete((ok, failure) -> overIfBroken(failure));
    } catch (IllegalStateException e) {
      return CompletableFuture.failedFuture(e); // something else is on its way
    }
  }

  /** Whoever only sends must notice too that the connection is lost. */
  private void overIfBroken(Throwable failure) {
    if (failure instanceof IOException
        || (failure != null && failure.getCause() instanceof IOException)) {
      over();
    }
  }

  private void over() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    onClosed.run();
  }

  private void understand(String text) {
    try {
      receiver.accept(Json.read(text, type));
    } catch (JsonProcessingException e) {
      LOG.debug("WebSocket: message not understood: {}", e.getOriginalMessage());
    }
  }

  private static LinkException refused(Throwable cause) {
    if (cause instanceof WebSocketHandshakeException handshake) {
      int status = handshake.getResponse() == null ? 0 : handshake.getResponse().statusCode();
      Kind kind = status == 401 ? Kind.UNAUTHORISED : Kind.SERVER_ERROR;
      return new LinkException(
          kind, "", "WebSocket refused with HTTP status " + status, Optional.empty(), cause);
    }
    return new LinkException(Kind.UNREACHABLE, "WebSocket: " + cause.getMessage(), cause);
  }

  private final class Ears implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heardNanos = ticker.nanos();
      if (text.length() + data.length() > MAX_MESSAGE_CHARS) {
        LOG.warn("WebSocket: the server sends more than {} characters at once", MAX_MESSAGE_CHARS);
        from.abort();
        over();
        return null;
      }
      text.append(data);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        text.trimToSize();
        understand(whole);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      heardNanos = ticker.nanos();
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
      heardNanos = ticker.nanos();
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      LOG.debug("WebSocket closed by the server: {} {}", status, reason);
      over();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      LOG.debug("WebSocket lost: {}", error.toString());
      over();
    }
  }
}

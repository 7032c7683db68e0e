package org.challengectl.websocket.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.websocket.server.ServerEndpointConfig;

/** A WebSocket client that keeps what it gets. */
final class SocketClient implements WebSocket.Listener {

  final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  final BlockingQueue<ByteBuffer> frames = new LinkedBlockingQueue<>();
  volatile WebSocket socket;
  private final StringBuilder part = new StringBuilder();

  static SocketClient connect(HttpClient client, URI address, String... header) {
    WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
    for (int i = 0; i < header.length; i += 2) {
      builder.header(header[i], header[i + 1]);
    }
    SocketClient listener = new SocketClient();
    listener.socket = builder.buildAsync(address, listener).join();
    return listener;
  }

  /** One instance for all sessions, and no configurator of ours: so the whiteboard registers. */
  static ServerEndpointConfig shared(String path, Object endpoint) {
    return ServerEndpointConfig.Builder.create(endpoint.getClass(), path)
        .configurator(
            new ServerEndpointConfig.Configurator() {
              @Override
              public <T> T getEndpointInstance(Class<T> type) {
                return type.cast(endpoint);
              }
            })
        .build();
  }

  String next() throws InterruptedException {
    String text = received.poll(10, TimeUnit.SECONDS);
    return text == null ? "nothing" : text;
  }

  /** The next text of that type, whatever comes before. */
  String next(String type) throws InterruptedException {
    String text = next();
    while (!text.startsWith("{\"type\":\"" + type + "\"") && text.startsWith("{")) {
      text = next();
    }
    return text;
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket source, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      received.add(part.toString());
      part.setLength(0);
    }
    source.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket source, ByteBuffer data, boolean last) {
    frames.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
    source.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket source, int code, String reason) {
    received.add("closed " + code);
    return null;
  }
}

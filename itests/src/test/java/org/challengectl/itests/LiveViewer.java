package org.challengectl.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who listens live, without a browser. */
final class LiveViewer implements WebSocket.Listener, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_FRAMES = 10_000;

  private final List<JsonNode> texts = new CopyOnWriteArrayList<>();
  private final BlockingQueue<ByteBuffer> frames = new LinkedBlockingQueue<>(MAX_FRAMES);
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private volatile boolean closed;
  private WebSocket socket;

  /** Connects with the operator's key. */
  static LiveViewer of(Container server) throws Exception {
    LiveViewer viewer = new LiveViewer();
    String key = Files.readString(server.home().resolve("data/challengectl/operator.key")).strip();
    viewer.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .header("Authorization", "Bearer " + key)
            .buildAsync(
                URI.create(server.baseUrl().replaceFirst("http", "ws") + "/ws/listen"), viewer)
            .get(10, TimeUnit.SECONDS);
    return viewer;
  }

  void say(String json) {
    socket.sendText(json, true).join();
  }

  /** The last message of a type; missing if there is none. */
  JsonNode last(String type) {
    JsonNode found = JSON.missingNode();
    for (JsonNode each : texts) {
      if (each.path("type").asText().equals(type)) {
        found = each;
      }
    }
    return found;
  }

  /** Waits until the state has that phase; gives it. */
  JsonNode await(Duration limit, String phase) throws Exception {
    Await.value(
        limit,
        () -> "phase " + phase + "; the last state is " + last("state") + " " + last("problem"),
        () ->
            last("state").path("phase").asText().equals(phase)
                ? Optional.of(true)
                : Optional.empty());
    return last("state");
  }

  /** Whether a listener can be listened to, as this viewer was told last. */
  boolean sees(String agent) {
    for (JsonNode listener : last("listeners").path("listeners")) {
      if (listener.path("agent").asText().equals(agent)) {
        return listener.path("available").asBoolean();
      }
    }
    return false;
  }

  /** The next binary frame. */
  ByteBuffer nextFrame() throws InterruptedException {
    ByteBuffer next = frames.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no frame within 20 s; the last state is " + last("state"));
    }
    return next;
  }

  void forgetFrames() {
    frames.clear();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket source, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        texts.add(JSON.readTree(text.toString()));
      } catch (IOException e) {
        throw new IllegalStateException(text.toString(), e);
      }
      text.setLength(0);
    }
    source.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket source, ByteBuffer data, boolean last) {
    byte[] part = new byte[data.remaining()];
    data.get(part);
    frame.writeBytes(part);
    if (last) {
      if (!frames.offer(ByteBuffer.wrap(frame.toByteArray()))) {
        frames.poll();
      }
      frame.reset();
    }
    source.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket source, int code, String reason) {
    closed = true;
    return null;
  }

  @Override
  public void onError(WebSocket source, Throwable failure) {
    closed = true;
  }
}

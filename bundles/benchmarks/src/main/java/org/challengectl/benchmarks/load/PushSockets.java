package org.challengectl.benchmarks.load;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many WebSockets, all on one selector and two threads. What is pushed is counted. */
final class PushSockets implements AutoCloseable {

  /** Is told each whole message; called by two threads. */
  @FunctionalInterface
  interface Hearer {
    void hear(int socket, String text);
  }

  private static final int AT_ONCE = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "sockets");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final List<WebSocket> sockets = new ArrayList<>();
  private final AtomicLong messages = new AtomicLong();
  private final LongAdder bytes = new LongAdder();
  private final AtomicInteger lost = new AtomicInteger();
  private final Hearer hearer;

  PushSockets() {
    this((socket, text) -> {});
  }

  PushSockets(Hearer hearer) {
    this.hearer = hearer;
  }

  /** Opens one for each agent, a few at a time. */
  void open(Wire wire, List<LoadAgent> agents) {
    open(
        agents.size(),
        i ->
            client
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + agents.get(i).key())
                .connectTimeout(PATIENCE)
                .buildAsync(wire.socket("/ws/agents"), new Counter(i)));
  }

  /** Opens some of the public page, a few at a time. */
  void openPublic(Wire wire, int viewers) {
    open(
        viewers,
        i ->
            client
                .newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .buildAsync(wire.socket("/ws/public"), new Counter(i)));
  }

  private void open(int count, IntFunction<CompletableFuture<WebSocket>> connect) {
    for (int from = 0; from < count; from += AT_ONCE) {
      IntStream.range(from, Math.min(count, from + AT_ONCE))
          .mapToObj(connect)
          .toList()
          .forEach(
              one -> sockets.add(one.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join()));
    }
  }

  int opened() {
    return sockets.size();
  }

  /** Those that were closed by the server, or broke. */
  int lost() {
    return lost.get();
  }

  long messages() {
    return messages.get();
  }

  /** Of frames from the server, with their heads, without those of TCP and IP. */
  long bytes() {
    return bytes.sum();
  }

  @Override
  public void close() {
    sockets.forEach(WebSocket::abort);
    threads.shutdownNow();
  }

  /** What a server's frame takes: it does not mask. */
  static long frameBytes(long payload) {
    if (payload < 126) {
      return 2 + payload;
    }
    return payload < 1 << 16 ? 4 + payload : 10 + payload;
  }

  private final class Counter implements WebSocket.Listener {

    private final int number;
    private final StringBuilder text = new StringBuilder();

    Counter(int number) {
      this.number = number;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        messages.incrementAndGet();
        bytes.add(frameBytes(whole.getBytes(StandardCharsets.UTF_8).length));
        hearer.hear(number, whole);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
      bytes.add(frameBytes(message.remaining()));
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      lost.incrementAndGet();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      lost.incrementAndGet();
    }
  }
}

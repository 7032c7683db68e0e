package org.challengectl.benchmarks.load;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
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

/** A WebSocket of each agent, all on one selector and two threads. What is pushed is counted. */
final class PushSockets implements AutoCloseable {

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
  private final AtomicInteger lost = new AtomicInteger();

  /** Opens one for each agent, a few at a time. */
  void open(Wire wire, List<LoadAgent> agents) {
    for (int from = 0; from < agents.size(); from += AT_ONCE) {
      List<CompletableFuture<WebSocket>> opening = new ArrayList<>();
      for (LoadAgent agent : agents.subList(from, Math.min(agents.size(), from + AT_ONCE))) {
        opening.add(
            client
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + agent.key())
                .connectTimeout(PATIENCE)
                .buildAsync(wire.socket("/ws/agents"), new Counter()));
      }
      opening.forEach(
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

  @Override
  public void close() {
    sockets.forEach(WebSocket::abort);
    threads.shutdownNow();
  }

  private final class Counter implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      if (last) {
        messages.incrementAndGet();
      }
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

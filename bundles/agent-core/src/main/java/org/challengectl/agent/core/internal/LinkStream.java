package org.challengectl.agent.core.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.StreamSocket;
import org.challengectl.agent.core.Ticker;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.listen.StreamOrder;
import org.challengectl.protocol.listen.StreamReport;

/** {@code /ws/agents/stream}: what is received live. */
record LinkStream(AgentSocket<StreamOrder> socket) implements StreamSocket {

  static LinkStream open(
      HttpTransport http,
      Ticker ticker,
      long stream,
      Consumer<StreamOrder> orders,
      Runnable onClosed)
      throws LinkException {
    return new LinkStream(
        AgentSocket.open(
            http,
            "/ws/agents/stream?stream=" + stream,
            ticker,
            StreamOrder.class,
            orders,
            onClosed));
  }

  @Override
  public CompletableFuture<?> send(StreamReport report) {
    return socket.send(Json.write(report));
  }

  @Override
  public CompletableFuture<?> send(ByteBuffer frame) {
    return socket.send(frame);
  }

  @Override
  public void close() {
    socket.close();
  }
}

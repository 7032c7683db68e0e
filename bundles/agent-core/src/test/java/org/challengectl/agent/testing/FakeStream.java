package org.challengectl.agent.testing;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.challengectl.agent.core.StreamSocket;
import org.challengectl.protocol.listen.StreamOrder;
import org.challengectl.protocol.listen.StreamReport;

/** A WebSocket of a live stream, in memory; as slow as the test wants. */
public final class FakeStream implements StreamSocket {

  public final long number;
  public final List<StreamReport> reports = new CopyOnWriteArrayList<>();
  public final List<ByteBuffer> frames = new CopyOnWriteArrayList<>();
  private final Consumer<StreamOrder> orders;
  private final Runnable onClosed;
  private CompletableFuture<?> stuck;
  private boolean slow;
  private volatile boolean closed;

  FakeStream(long number, Consumer<StreamOrder> orders, Runnable onClosed) {
    this.number = number;
    this.orders = orders;
    this.onClosed = onClosed;
  }

  /** The server says something. */
  public void order(StreamOrder order) {
    orders.accept(order);
  }

  /** Nothing leaves any more, or again. */
  public void slow(boolean now) {
    CompletableFuture<?> waiting;
    synchronized (this) {
      slow = now;
      waiting = stuck;
      stuck = null;
    }
    if (waiting != null && !now) {
      waiting.complete(null);
    }
  }

  public boolean closed() {
    return closed;
  }

  @Override
  public CompletableFuture<?> send(StreamReport report) {
    reports.add(report);
    return leaving();
  }

  @Override
  public CompletableFuture<?> send(ByteBuffer frame) {
    frames.add(frame);
    return leaving();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      onClosed.run();
    }
  }

  private synchronized CompletableFuture<?> leaving() {
    if (closed || stuck != null) {
      return CompletableFuture.failedFuture(new IllegalStateException("something is on its way"));
    }
    CompletableFuture<?> future = new CompletableFuture<>();
    if (slow) {
      stuck = future;
    } else {
      future.complete(null);
    }
    return future;
  }
}

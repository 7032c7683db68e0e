package org.challengectl.agent.core;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.challengectl.protocol.listen.StreamReport;

/**
 * A WebSocket for what is received live. One thing is on its way at a time: whoever sends waits for
 * the one before, and so notices when the network is slower than the receiver. Safe for concurrent
 * use.
 */
public interface StreamSocket extends AutoCloseable {

  /**
   * Sends a report.
   *
   * @return completes when it has left; fails if something else is on its way, or it is closed
   */
  CompletableFuture<?> send(StreamReport report);

  /** Sends a frame, in the same way. */
  CompletableFuture<?> send(ByteBuffer frame);

  @Override
  void close();
}

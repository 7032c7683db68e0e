package org.challengectl.websocket.internal;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** One client's connection, as far as the hubs know it. Safe for concurrent use. */
interface Channel {

  /**
   * Sends a text. Never blocks.
   *
   * @param done is told, perhaps on this thread, whether the text has left
   */
  void send(String text, Consumer<Boolean> done);

  /** Sends a binary frame, in the same way; its content must not change any more. */
  void send(ByteBuffer frame, Consumer<Boolean> done);

  /** Asks the client for a sign of life. Never blocks. */
  void ping();

  /** Closes the connection; does nothing if it is closed. */
  void close(Goodbye why, String reason);
}

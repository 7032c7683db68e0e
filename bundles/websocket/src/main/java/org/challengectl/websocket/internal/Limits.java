package org.challengectl.websocket.internal;

import java.time.Duration;
import org.challengectl.protocol.listen.StreamFrame;

/** What a connection may take. */
final class Limits {

  /** Longest text that a client may send. */
  static final int MAX_TEXT_BYTES = 1 << 16;

  /** Longest binary frame that a client may send. */
  static final int MAX_FRAME_BYTES = StreamFrame.MAX_BYTES;

  /** How long a message may take to leave before the client is let go. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /** How often clients are asked for a sign of life. */
  static final Duration CHECK_PERIOD = Duration.ofSeconds(20);

  /** A client that has not answered for so long is gone. */
  static final Duration IDLE = Duration.ofSeconds(70);

  private Limits() {}
}

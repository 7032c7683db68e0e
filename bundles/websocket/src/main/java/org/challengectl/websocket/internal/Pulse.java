package org.challengectl.websocket.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When a client was last heard of. Safe for concurrent use. */
final class Pulse {

  /** Who is asked for a sign of life and gives none for so long is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(35);

  private final InstantSource clock;
  private volatile Instant heard;

  Pulse(InstantSource clock) {
    this.clock = clock;
    this.heard = clock.instant();
  }

  void beat() {
    heard = clock.instant();
  }

  boolean stopped() {
    return clock.instant().isAfter(heard.plus(SILENCE));
  }
}

package org.challengectl.websocket.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.challengectl.views.PublicSnapshot;

/**
 * One player's connection. There is no queue: when a message has left, what has changed since is
 * sent as one. Safe for concurrent use.
 */
final class PublicClient {

  /** Makes the text that leads from one board, or from none, to another. */
  @FunctionalInterface
  interface Texts {
    String between(PublicSnapshot before, PublicSnapshot after);
  }

  private final Channel channel;
  private final Supplier<PublicSnapshot> board;
  private final Texts texts;
  private final Duration patience;
  private final InstantSource clock;
  private PublicSnapshot sent;
  private Instant sendingSince;

  PublicClient(
      Channel channel,
      Supplier<PublicSnapshot> board,
      Texts texts,
      Duration patience,
      InstantSource clock) {
    this.channel = channel;
    this.board = board;
    this.texts = texts;
    this.patience = patience;
    this.clock = clock;
  }

  synchronized boolean stuck() {
    return sendingSince != null && clock.instant().isAfter(sendingSince.plus(patience));
  }

  /** Sends what has changed, unless something is still on its way or nothing has. */
  void sendNext() {
    String text;
    synchronized (this) {
      if (sendingSince != null) {
        return;
      }
      PublicSnapshot latest = board.get();
      if (sent != null && sent.tag().equals(latest.tag())) {
        return;
      }
      text = texts.between(sent, latest);
      sent = latest;
      sendingSince = clock.instant();
    }
    channel.send(text, this::sent);
  }

  private void sent(boolean ok) {
    synchronized (this) {
      sendingSince = null;
    }
    if (ok) {
      sendNext();
    }
  }
}

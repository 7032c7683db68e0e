package org.challengectl.websocket.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What waits to be sent to one client. Posting never waits: a message that another of the same key
 * makes obsolete is replaced, and a client that is too slow all the same is let go. Safe for
 * concurrent use.
 */
final class Mailbox {

  private final Channel channel;
  private final int capacity;
  private final Duration patience;
  private final InstantSource clock;
  private final Map<Object, String> waiting = new LinkedHashMap<>();
  private Instant sendingSince;
  private boolean closed;

  /**
   * An empty mailbox.
   *
   * @param capacity messages that may wait
   * @param patience how long one message may take to leave
   */
  Mailbox(Channel channel, int capacity, Duration patience, InstantSource clock) {
    this.channel = channel;
    this.capacity = capacity;
    this.patience = patience;
    this.clock = clock;
  }

  Channel channel() {
    return channel;
  }

  /** Posts a message that nothing replaces. */
  void post(String text) {
    post(new Object(), text);
  }

  /** Posts a message in place of one with the same key, if one waits. */
  void post(Object key, String text) {
    boolean overfull;
    synchronized (this) {
      if (closed) {
        return;
      }
      waiting.put(key, text);
      overfull = waiting.size() > capacity;
    }
    if (overfull) {
      close(Goodbye.TRY_AGAIN_LATER, "too slow");
    } else {
      sendNext();
    }
  }

  /** Lets the client go if a message has taken too long; asks it for a sign of life otherwise. */
  void check() {
    boolean stuck;
    synchronized (this) {
      stuck =
          sendingSince != null && clock.instant().isAfter(sendingSince.plus(patience)) && !closed;
    }
    if (stuck) {
      close(Goodbye.TRY_AGAIN_LATER, "too slow");
    } else {
      channel.ping();
    }
  }

  void close(Goodbye why, String reason) {
    synchronized (this) {
      closed = true;
      waiting.clear();
    }
    channel.close(why, reason);
  }

  private void sendNext() {
    String text;
    synchronized (this) {
      if (closed || sendingSince != null || waiting.isEmpty()) {
        return;
      }
      Iterator<String> first = waiting.values().iterator();
      text = first.next();
      first.remove();
      sendingSince = clock.instant();
    }
    channel.send(text, this::sent);
  }

  private void sent(boolean ok) {
    synchronized (this) {
      sendingSince = null;
      closed |= !ok;
    }
    sendNext();
  }
}

package org.challengectl.websocket.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.challengectl.protocol.listen.FrameQueue;
import org.challengectl.protocol.listen.StreamFrame;

/**
 * What waits to be sent to one client. Posting never waits: a message that another of the same key
 * makes obsolete is replaced, and a client that is too slow all the same is let go. Binary frames
 * go when no message waits, and those that have no room are dropped. Safe for concurrent use.
 */
final class Mailbox {

  private final Channel channel;
  private final int capacity;
  private final Duration patience;
  private final InstantSource clock;
  private final FrameQueue frames;
  private final Map<Object, String> waiting = new LinkedHashMap<>();
  private Instant sendingSince;
  private boolean closed;

  /** An empty mailbox for a client that gets no binary frames. */
  Mailbox(Channel channel, int capacity, Duration patience, InstantSource clock) {
    this(channel, capacity, patience, clock, new FrameQueue(0, 0));
  }

  /**
   * An empty mailbox.
   *
   * @param capacity messages that may wait
   * @param patience how long one message may take to leave
   * @param frames where frames wait
   */
  Mailbox(
      Channel channel, int capacity, Duration patience, InstantSource clock, FrameQueue frames) {
    this.channel = channel;
    this.capacity = capacity;
    this.patience = patience;
    this.clock = clock;
    this.frames = frames;
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

  /** Posts a frame; if there is no room the oldest of its kind is lost. */
  void post(StreamFrame.Kind kind, ByteBuffer frame) {
    frames.offer(kind, frame);
    sendNext();
  }

  /** Forgets frames that wait. */
  void clearFrames() {
    frames.clear();
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
      frames.clear();
    }
    channel.close(why, reason);
  }

  private void sendNext() {
    String text = null;
    ByteBuffer frame = null;
    synchronized (this) {
      if (closed || sendingSince != null) {
        return;
      }
      if (waiting.isEmpty()) {
        frame = frames.poll();
      } else {
        Iterator<String> first = waiting.values().iterator();
        text = first.next();
        first.remove();
      }
      if (text == null && frame == null) {
        return;
      }
      sendingSince = clock.instant();
    }
    if (text == null) {
      channel.send(frame, this::sent);
    } else {
      channel.send(text, this::sent);
    }
  }

  private void sent(boolean ok) {
    synchronized (this) {
      sendingSince = null;
      closed |= !ok;
    }
    sendNext();
  }
}

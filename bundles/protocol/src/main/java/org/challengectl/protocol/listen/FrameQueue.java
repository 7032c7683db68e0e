package org.challengectl.protocol.listen;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Frames that wait to be sent. Each kind has little room: where a new frame has none the oldest is
 * dropped, so that what arrives is late by a bounded time. Kinds take turns. Safe for concurrent
 * use.
 */
public final class FrameQueue {

  private final int maxRows;
  private final int maxSamples;
  private final Deque<ByteBuffer> rows = new ArrayDeque<>();
  private final Deque<ByteBuffer> samples = new ArrayDeque<>();
  private boolean rowIsNext;
  private long dropped;

  /**
   * An empty queue.
   *
   * @param maxRows that may wait
   * @param maxSamples frames of samples that may wait, of all channels
   */
  public FrameQueue(int maxRows, int maxSamples) {
    this.maxRows = maxRows;
    this.maxSamples = maxSamples;
  }

  /** Takes a frame. */
  public synchronized void offer(StreamFrame.Kind kind, ByteBuffer frame) {
    switch (kind) {
      case ROW -> add(rows, maxRows, frame);
      case SAMPLES -> add(samples, maxSamples, frame);
    }
  }

  /** The next frame to send, or null. */
  public synchronized ByteBuffer poll() {
    Deque<ByteBuffer> turn = rowIsNext ? rows : samples;
    Deque<ByteBuffer> other = rowIsNext ? samples : rows;
    rowIsNext = !rowIsNext;
    ByteBuffer frame = turn.poll();
    return frame == null ? other.poll() : frame;
  }

  /** Forgets what waits. */
  public synchronized void clear() {
    rows.clear();
    samples.clear();
  }

  /** How many frames wait. */
  public synchronized int size() {
    return rows.size() + samples.size();
  }

  /** How many frames were dropped so far. */
  public synchronized long dropped() {
    return dropped;
  }

  private void add(Deque<ByteBuffer> queue, int most, ByteBuffer frame) {
    queue.add(frame);
    if (queue.size() > most) {
      queue.poll();
      dropped++;
    }
  }
}

package org.challengectl.agent.listener.live;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.challengectl.agent.core.StreamSocket;
import org.challengectl.protocol.listen.FrameQueue;
import org.challengectl.protocol.listen.StreamFrame;
import org.challengectl.protocol.listen.StreamReport;

/**
 * What waits to be sent, in bounded memory: a network that is slower than the receiver loses rows
 * and samples, and delays nothing. Reports go first. Safe for concurrent use.
 */
final class StreamOutbox {

  private static final int MAX_ROWS = 4;
  private static final int MAX_SAMPLES = 50;
  private static final int MAX_REPORTS = 32;

  private final FrameQueue frames = new FrameQueue(MAX_ROWS, MAX_SAMPLES);
  private final Deque<StreamReport> reports = new ArrayDeque<>();
  private StreamSocket socket;
  private boolean sending;

  /** What has waited until now goes there. */
  void connect(StreamSocket opened) {
    synchronized (this) {
      socket = opened;
    }
    sendNext();
  }

  void post(StreamReport report) {
    synchronized (this) {
      if (reports.size() == MAX_REPORTS) {
        reports.poll();
      }
      reports.add(report);
    }
    sendNext();
  }

  void post(StreamFrame.Kind kind, ByteBuffer frame) {
    frames.offer(kind, frame);
    sendNext();
  }

  /** Forgets frames that wait. */
  void clearFrames() {
    frames.clear();
  }

  /** Frames that were lost here. */
  long dropped() {
    return frames.dropped();
  }

  private void sendNext() {
    CompletableFuture<?> leaving;
    synchronized (this) {
      if (sending || socket == null) {
        return;
      }
      StreamReport report = reports.poll();
      ByteBuffer frame = report == null ? frames.poll() : null;
      if (report == null && frame == null) {
        return;
      }
      sending = true;
      leaving = report == null ? socket.send(frame) : socket.send(report);
    }
    var unused =
        leaving.whenComplete(
            (ok, failure) -> {
              synchronized (this) {
                sending = false;
                if (failure != null) {
                  socket = null; // it is over; whoever opened it is told
                }
              }
              sendNext();
            });
  }
}

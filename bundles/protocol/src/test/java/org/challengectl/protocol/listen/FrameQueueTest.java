package org.challengectl.protocol.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import org.challengectl.protocol.listen.StreamFrame.Kind;
import org.junit.jupiter.api.Test;

class FrameQueueTest {

  private final FrameQueue queue = new FrameQueue(2, 3);

  @Test
  void dropsTheOldestOfItsKindAndCounts() {
    for (int i = 0; i < 5; i++) {
      queue.offer(Kind.ROW, frame(i));
    }
    queue.offer(Kind.SAMPLES, frame(10));
    assertEquals(3, queue.size());
    assertEquals(3, queue.dropped());
    assertEquals(10, next());
    assertEquals(3, next());
    assertEquals(4, next());
    assertNull(queue.poll());
  }

  @Test
  void kindsTakeTurns() {
    for (int i = 0; i < 3; i++) {
      queue.offer(Kind.ROW, frame(i));
      queue.offer(Kind.SAMPLES, frame(10 + i));
    }
    assertEquals(10, next());
    assertEquals(1, next());
    assertEquals(11, next());
    assertEquals(2, next());
    assertEquals(12, next());
    queue.offer(Kind.ROW, frame(7));
    queue.clear();
    assertEquals(0, queue.size());
  }

  private int next() {
    return queue.poll().get(0);
  }

  private static ByteBuffer frame(int mark) {
    return ByteBuffer.wrap(new byte[] {(byte) mark});
  }
}

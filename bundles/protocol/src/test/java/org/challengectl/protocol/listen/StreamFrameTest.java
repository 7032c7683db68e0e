package org.challengectl.protocol.listen;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamFrameTest {

  private static final StreamFrame SAMPLES =
      new StreamFrame(
          StreamFrame.Kind.SAMPLES,
          65_535,
          0xffff_fffeL,
          1.78e12,
          434_000_000.5,
          48_000,
          0.25f,
          -40,
          3);

  @Test
  void readsWhatItWrote() {
    ByteBuffer frame = SAMPLES.begin();
    assertEquals(StreamFrame.HEAD, frame.position());
    assertEquals(3 * 4, frame.remaining());
    frame.flip().limit(frame.capacity());
    assertEquals(SAMPLES, StreamFrame.read(frame));
    assertEquals(0, frame.position());
  }

  @Test
  void refusesWhatIsNoFrame() {
    refuses(0, 2);
    refuses(1, 3);
    refuses(1, 1); // a row has no channel
    refuses(36, 4);
    refuses(36, 2);
    refuses(39, 0x80);
    refuses(24, 0, 25, 0);
    refuses(30, 0xff, 31, 0x7f); // not a number
    assertThrows(IllegalArgumentException.class, () -> StreamFrame.read(ByteBuffer.allocate(39)));
    ByteBuffer longer = ByteBuffer.allocate(StreamFrame.HEAD + 13);
    longer.put(SAMPLES.begin().array()).clear();
    assertThrows(IllegalArgumentException.class, () -> StreamFrame.read(longer));
  }

  @Test
  void noiseIsRefusedAndNothingElse() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      if (noise.length > 1 && random.nextBoolean()) {
        noise[0] = 1;
        noise[1] = (byte) (1 + random.nextInt(2));
      }
      try {
        StreamFrame frame = StreamFrame.read(ByteBuffer.wrap(noise));
        assertEquals(frame.count() * (frame.channel() == 0 ? 1 : 4) + 40, noise.length);
      } catch (IllegalArgumentException e) {
        assertDoesNotThrow(e::getMessage);
      }
    }
  }

  private static void refuses(int... places) {
    ByteBuffer frame = SAMPLES.begin().order(ByteOrder.LITTLE_ENDIAN);
    frame.clear();
    for (int i = 0; i < places.length; i += 2) {
      frame.put(places[i], (byte) places[i + 1]);
    }
    assertThrows(IllegalArgumentException.class, () -> StreamFrame.read(frame));
  }
}

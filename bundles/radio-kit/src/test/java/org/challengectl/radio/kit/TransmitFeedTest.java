package org.challengectl.radio.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TransmitFeedTest {

  private final TransmitFeed feed = new TransmitFeed(SampleFormat.INT8, 64, 0);
  private final byte[] block = new byte[8];

  @Test
  void givesTheSignalAndNoZeros() {
    feed.put(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0, 10);
    feed.finish();

    assertEquals(8, feed.take(block, 8, 10));
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, block);
    assertEquals(2, feed.take(block, 8, 10));
    assertFalse(feed.isOver());
    assertEquals(-1, feed.take(block, 8, 10));
    assertTrue(feed.isOver());
    assertEquals(5, feed.samplesGiven());
    assertEquals(0, feed.underruns());
  }

  @Test
  void countsWhatIsNotThereInTime() {
    feed.put(new byte[] {1, 2, 3}, 0, 3);

    assertEquals(2, feed.take(block, 8, 1));
    assertEquals(0, feed.take(block, 8, 1));
    assertEquals(2, feed.underruns());
  }

  @Test
  void givesNothingAnyMoreOnceItIsCut() {
    feed.put(new byte[] {1, 2, 3, 4}, 0, 4);
    feed.cut();

    assertEquals(-1, feed.take(block, 4, 10));
    assertTrue(feed.isOver());
    assertEquals(0, feed.samplesGiven());
  }
}

package org.challengectl.radio.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BurstClockTest {

  private static final double RATE = 1_000;
  private static final double MANY = 3_600 * RATE;

  @Test
  void isAheadByWhatWasSent() {
    BurstClock clock = new BurstClock(RATE);
    assertEquals(0, clock.ahead());
    clock.sent((long) MANY);
    assertEquals(3_600, clock.ahead(), 10);
  }

  @Test
  void goesOnFromWhereTheRadioRanDry() throws Exception {
    BurstClock clock = new BurstClock(RATE);
    clock.sent(1);
    Thread.sleep(50);
    assertEquals(0, clock.ahead());
    clock.sent((long) MANY);
    assertEquals(3_600, clock.ahead(), 10);
  }

  @Test
  void followsTheDevicesClockButNotWhenItIsSet() {
    BurstClock clock = new BurstClock(RATE);
    clock.sent((long) MANY);
    double device = 1.79e9;
    long base = System.nanoTime();
    clock.follow(device);
    for (int i = 1; i <= 100; i++) { // 10 ms too fast each time
      clock.follow(device + (System.nanoTime() - base) / 1e9 + i * 0.01);
    }
    double ahead = clock.ahead();
    assertTrue(ahead < 3_600 - 0.9, ahead + " s");
    clock.follow(5);
    assertEquals(ahead, clock.ahead(), 0.5);
  }
}

package org.challengectl.radio.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final int RATE = 100_000;

  @Test
  void holdsUpWhoeverIsTooFast() {
    long start = System.nanoTime();
    Pace pace = new Pace(RATE);
    pace.passed(RATE / 10);
    assertTrue(pace.due() < 0);
    while (!pace.await()) {
      // a nap after the other
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis >= 99, "it waited for " + millis + " ms only");
  }

  @Test
  void sleepsForAMomentOnly() {
    Pace pace = new Pace(RATE);
    pace.passed(60L * RATE);
    assertFalse(pace.await());
  }

  @Test
  void forgetsWhatWasMissed() throws Exception {
    Pace pace = new Pace(RATE);
    Thread.sleep(50);
    assertTrue(pace.due() >= RATE / 20);
    pace.restart();
    pace.passed(RATE);
    assertTrue(pace.due() < 0);
  }
}

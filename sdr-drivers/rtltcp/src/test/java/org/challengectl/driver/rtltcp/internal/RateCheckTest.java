package org.challengectl.driver.rtltcp.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.challengectl.radio.RadioException;
import org.junit.jupiter.api.Test;

class RateCheckTest {

  private long now;
  private final RateCheck check = new RateCheck("rtltcp x", 1_000_000, () -> now);

  @Test
  void isContentWithTheRightRate() throws RadioException {
    for (int i = 0; i < 200; i++) {
      come(100_000, 0.1);
    }
  }

  @Test
  void forgivesAPauseAndABurst() throws RadioException {
    come(100_000, 1.2);
    come(1_000_000, 0.01);
    come(3_000_000, 3);
  }

  @Test
  void tellsOfAServerThatIsTooSlow() {
    RadioException slow = assertThrows(RadioException.class, () -> run(48_000));
    assertTrue(slow.getMessage().contains("0.480 MS/s instead of 1.000"), slow.getMessage());
  }

  @Test
  void tellsOfAServerThatIsTooFast() {
    assertThrows(RadioException.class, () -> run(205_000));
  }

  private void run(int samples) throws RadioException {
    for (int i = 0; i < 40; i++) {
      come(samples, 0.1);
    }
  }

  private void come(int samples, double afterSeconds) throws RadioException {
    now += (long) (afterSeconds * 1e9);
    check.came(samples);
  }
}

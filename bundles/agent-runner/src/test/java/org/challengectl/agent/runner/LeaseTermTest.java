package org.challengectl.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTermTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Duration MARGIN = Duration.ofMillis(800);

  @Test
  void countsFromWhenTheRequestWasSent() {
    LeaseTerm term = LeaseTerm.of(7, 100 * SECOND, 60, MARGIN);
    assertEquals(160 * SECOND - MARGIN.toNanos(), term.deadlineNanos());
    assertEquals(120 * SECOND, term.renewAtNanos());
    assertEquals(-1, term.leftNanos(term.deadlineNanos() + 1));
  }

  @Test
  void waitsForRenewalsInProportionToTheLease() {
    LeaseTerm usual = LeaseTerm.of(7, 0, 60, MARGIN);
    assertEquals(Duration.ofSeconds(5), usual.patience());
    assertEquals(Duration.ofSeconds(2), usual.retryAfter());
    LeaseTerm small = LeaseTerm.of(7, 0, 3, MARGIN);
    assertEquals(Duration.ofMillis(500), small.patience());
    assertEquals(Duration.ofMillis(250), small.retryAfter());
  }

  @Test
  void refusesDurationsThatMakeNoSense() {
    double[] wrong = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e300};
    for (double seconds : wrong) {
      assertThrows(IllegalArgumentException.class, () -> LeaseTerm.of(7, 0, seconds, MARGIN));
    }
  }

  @Test
  void keysUpWhenWhatIsLeftSuffices() {
    LeaseTerm term = LeaseTerm.of(7, 0, 60, MARGIN);
    assertEquals(KeyUp.GO, KeyUp.decide(term, 50 * SECOND, Duration.ofSeconds(9)));
  }

  @Test
  void keysUpWithALongSignalOnlyWhileTheServerAnswers() {
    LeaseTerm term = LeaseTerm.of(7, 0, 60, MARGIN);
    Duration hour = Duration.ofHours(1);
    assertEquals(KeyUp.GO, KeyUp.decide(term, 25 * SECOND, hour));
    assertEquals(KeyUp.RENEW_FIRST, KeyUp.decide(term, 31 * SECOND, hour));
    assertEquals(
        KeyUp.GO, KeyUp.decide(LeaseTerm.of(7, 30 * SECOND, 60, MARGIN), 31 * SECOND, hour));
  }

  @Test
  void neverKeysUpAfterTheDeadline() {
    LeaseTerm term = LeaseTerm.of(7, 0, 60, MARGIN);
    assertEquals(KeyUp.TOO_LATE, KeyUp.decide(term, term.deadlineNanos(), Duration.ZERO));
    assertEquals(KeyUp.TOO_LATE, KeyUp.decide(LeaseTerm.of(7, 0, 0.5, MARGIN), 0, Duration.ZERO));
  }
}

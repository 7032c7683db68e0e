package org.challengectl.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void takesQuantilesByNearestRankOverAllThreads() {
    Tally sum = new Tally();
    for (int thread = 0; thread < 2; thread++) {
      Tally one = new Tally();
      for (int i = 1000; i > 0; i--) {
        one.count(CallKind.COMPLETE, i * 1_000_000L);
      }
      sum.add(one);
    }
    assertEquals(2000, sum.calls(CallKind.COMPLETE));
    assertEquals(500, sum.quantileMillis(CallKind.COMPLETE, 0.5));
    assertEquals(990, sum.quantileMillis(CallKind.COMPLETE, 0.99));
    assertEquals(1000, sum.quantileMillis(CallKind.COMPLETE, 1));
  }

  @Test
  void takesQuantilesOverSeveralKinds() {
    Tally tally = new Tally();
    tally.count(CallKind.POLL_EMPTY, 1_000_000);
    tally.count(CallKind.POLL_WORK, 3_000_000);
    tally.count(CallKind.COMPLETE, 9_000_000);
    Set<CallKind> polls = EnumSet.of(CallKind.POLL_EMPTY, CallKind.POLL_WORK, CallKind.FAILED);
    assertEquals(1, tally.quantileMillis(polls, 0.5));
    assertEquals(3, tally.quantileMillis(polls, 1));
    assertTrue(Double.isNaN(tally.quantileMillis(EnumSet.of(CallKind.STARTED), 0.5)));
  }

  @Test
  void keepsFailuresApartFromWhatWentWell() {
    Tally sum = new Tally();
    Tally one = new Tally();
    one.failed("complete: 409 stale_lease", 5);
    one.failed("complete: 409 stale_lease", 5);
    one.count(CallKind.POLL_EMPTY, 5);
    sum.add(one);
    sum.add(one);
    assertEquals(Map.of("complete: 409 stale_lease", 4), sum.failures());
    assertEquals(4, sum.calls(CallKind.FAILED));
    assertEquals(2, sum.polls());
    assertTrue(Double.isNaN(sum.quantileMillis(CallKind.COMPLETE, 0.5)));
  }
}

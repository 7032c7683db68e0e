package org.challengectl.scheduler.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.challengectl.scheduler.fixture.Bench;
import org.challengectl.scheduler.fixture.MemoryLedger;
import org.junit.jupiter.api.Test;

class ServerTimeTest {

  private static final Instant WALL = Instant.parse("2026-03-01T09:00:00Z");

  private long nanos = 5_000_000_000L;

  @Test
  void startsAtTheWallClockAndThenFollowsTheMonotonicOneOnly() {
    Instant[] wall = {WALL};
    MonotonicServerTime time =
        new MonotonicServerTime(new MemoryLedger(), () -> wall[0], () -> nanos);
    assertEquals(WALL, time.instant());
    wall[0] = WALL.minusSeconds(86_400);
    nanos += Duration.ofMillis(1_500).toNanos();
    assertEquals(WALL.plusMillis(1_500), time.instant());
  }

  @Test
  void neverGoesBackBehindTheLastSweep() {
    Bench bench = new Bench();
    bench.pass(1_000);
    bench.sweeper.sweep();
    MonotonicServerTime time =
        new MonotonicServerTime(bench.ledger, () -> Instant.EPOCH, () -> nanos);
    assertEquals(bench.now(), time.instant());
  }

  @Test
  void neverGoesBackBehindAHeartbeat() {
    Bench bench = new Bench();
    bench.pass(1_000);
    bench.runner("alpha");
    MonotonicServerTime time =
        new MonotonicServerTime(bench.ledger, () -> Instant.EPOCH, () -> nanos);
    assertEquals(bench.now(), time.instant());
  }
}

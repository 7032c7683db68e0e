package org.challengectl.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.challengectl.agent.testing.ManualTicker;
import org.junit.jupiter.api.Test;

class ClocksTest {

  private static final Instant SERVER_ZERO = Instant.parse("2030-01-01T00:00:00Z");
  private static final long MILLI = 1_000_000L;

  private final ManualTicker ticker = new ManualTicker();
  private final ServerClock clock = new ServerClock(ticker);

  @Test
  void takesTheTightestExchange() {
    exchange(1000, 900 * MILLI, 100 * MILLI); // badly asymmetric
    exchange(31_000, 2 * MILLI, 1 * MILLI);
    exchange(61_000, 300 * MILLI, 10 * MILLI);
    assertEquals(Duration.ofMillis(3), clock.roundTrip());
    ticker.set(70_000 * MILLI);
    assertWithin(2, SERVER_ZERO.plusMillis(70_000), clock.now());
    assertEquals(70_000 * MILLI, clock.nanosAt(clock.now()));
  }

  @Test
  void isNeverFurtherOffThanHalfOfTheBestRoundTrip() {
    Random random = new Random(7);
    for (int run = 0; run < 200; run++) {
      ServerClock fresh = new ServerClock(ticker);
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 8; i++) {
        long there = random.nextInt(400) * MILLI;
        long back = random.nextInt(400) * MILLI;
        long sent = i * 1000L * MILLI;
        fresh.sample(sent, sent + there + back, SERVER_ZERO.plusNanos(sent + there));
        best = Math.min(best, there + back);
      }
      long error =
          Duration.between(SERVER_ZERO.plusNanos(9_000 * MILLI), fresh.at(9_000 * MILLI)).toNanos();
      assertTrue(Math.abs(error) <= best / 2 + 1, "run " + run + ": " + error);
    }
  }

  @Test
  void followsAServerWhoseClockWasSet() {
    exchange(1000, MILLI, MILLI);
    Instant moved = SERVER_ZERO.plusSeconds(3600);
    clock.sample(31_000 * MILLI, 31_200 * MILLI, moved.plusMillis(31_100));
    assertWithin(150, moved.plusMillis(40_000), clock.at(40_000 * MILLI));
  }

  @Test
  void standsInWithTheLocalClockUntilItKnows() {
    assertFalse(clock.known());
    assertWithin(1000, Instant.now(), clock.now());
    clock.sample(0, 0, Instant.MAX);
    assertTrue(clock.known());
    clock.now();
  }

  @Test
  void theTickerGoesOnWhileTheMachineIsSuspended() {
    AtomicLong monotonic = new AtomicLong(5_000 * MILLI);
    AtomicLong boot = new AtomicLong(90_000 * MILLI);
    AtomicLong wall = new AtomicLong(1_000_000);
    SystemTicker system =
        new SystemTicker(monotonic::get, wall::get, () -> OptionalLong.of(boot.get()));
    assertEquals(5_000 * MILLI, system.nanos());

    monotonic.addAndGet(10 * MILLI);
    boot.addAndGet(60_010 * MILLI); // a minute asleep
    wall.addAndGet(60_010);
    assertEquals(65_010 * MILLI, system.nanos(), "noticed by the wall clock's jump alone");
    assertEquals(60_000 * MILLI, system.suspendedNanos());

    monotonic.addAndGet(10 * MILLI);
    boot.addAndGet(10 * MILLI);
    wall.addAndGet(-7_200_000); // somebody sets the wall clock back
    assertEquals(65_020 * MILLI, system.nanos());
    wall.addAndGet(99_000_000);
    assertEquals(65_020 * MILLI, system.nanos());
  }

  @Test
  void theTickerNoticesASuspensionWithoutAWallClockWhenItIsAskedTo() {
    AtomicLong boot = new AtomicLong();
    SystemTicker system = new SystemTicker(() -> 0, () -> 0, () -> OptionalLong.of(boot.get()));
    boot.set(20 * MILLI); // the file's resolution is no suspension
    system.check();
    assertEquals(0, system.nanos());
    boot.set(2_000 * MILLI);
    system.check();
    assertEquals(2_000 * MILLI, system.nanos());
  }

  @Test
  void theTickerReadsUptime() {
    assertEquals(OptionalLong.of(12_340_000_000L), SystemTicker.parseUptime("12.34 99.00\n"));
    assertEquals(OptionalLong.empty(), SystemTicker.parseUptime("what?"));
    assertTrue(new SystemTicker().nanos() != 0);
  }

  @Test
  void backsOffWithJitterUpToAMinute() {
    Backoff backoff = Backoff.standard(new Random(1));
    double limit = 1;
    for (int i = 0; i < 20; i++) {
      double seconds = backoff.next().toNanos() / 1e9;
      assertTrue(seconds >= limit / 2 && seconds <= limit, i + ": " + seconds);
      limit = Math.min(60, limit * 2);
    }
    backoff.reset();
    assertTrue(backoff.next().toMillis() <= 1000);
  }

  private void exchange(long atMillis, long thereNanos, long backNanos) {
    long sent = atMillis * MILLI;
    clock.sample(sent, sent + thereNanos + backNanos, SERVER_ZERO.plusNanos(sent + thereNanos));
  }

  private static void assertWithin(long millis, Instant expected, Instant actual) {
    long apart = Math.abs(Duration.between(expected, actual).toMillis());
    assertTrue(apart <= millis, expected + " but " + actual);
  }
}

package org.challengectl.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.challengectl.agent.testing.ManualTicker;
import org.challengectl.agent.testing.ToneModulation;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GuardTest {

  private static final long MILLI = 1_000_000L;
  private static final int RATE = 250_000;
  private static final Duration MARGIN = Duration.ofMillis(800);

  private final ManualTicker ticker = new ManualTicker();
  private final Guard guard = new Guard(ticker, LeaseTerm.of(7, 0, 60, MARGIN));

  @Test
  void saysNoAtTheDeadlineAndForEverAfter() {
    ticker.set(59_199 * MILLI);
    assertTrue(guard.mayRadiate());
    ticker.set(59_200 * MILLI);
    assertFalse(guard.mayRadiate());
    guard.renewed(LeaseTerm.of(7, 59_000 * MILLI, 60, MARGIN));
    assertFalse(guard.mayRadiate(), "an answer that comes too late revives nothing");
    assertEquals(Optional.of(Ending.LEASE_OVER), guard.ending());
  }

  @Test
  void aRenewalMovesTheDeadline() {
    guard.renewed(LeaseTerm.of(7, 20_000 * MILLI, 60, MARGIN));
    ticker.set(79_199 * MILLI);
    assertTrue(guard.mayRadiate());
    ticker.set(79_200 * MILLI);
    assertFalse(guard.mayRadiate());
  }

  @Test
  void theFirstReasonStays() throws InterruptedException {
    guard.end(Ending.STOPPED);
    guard.end(Ending.SHUTDOWN);
    assertEquals(Optional.of(Ending.STOPPED), guard.ending());
    guard.awaitEnd();
    assertFalse(guard.await(Long.MAX_VALUE));
  }

  @Test
  void handsOverNothingAfterAStallInsideABlock() throws SignalException {
    try (Signal tone = tone(3600)) {
      Signal stalling = new StallingSignal(tone, () -> ticker.advance(Duration.ofSeconds(60)));
      FencedSource source = new FencedSource(stalling, guard, ticker, RATE);
      assertEquals(-1, source.read(new float[2000], 0, 1000), "the process slept in the block");
      assertFalse(source.begun());
      assertFalse(source.exhausted());
    }
  }

  @Test
  void handsOverAtMostTwentyMillisecondsAtOnce() throws SignalException {
    try (Signal tone = tone(10)) {
      FencedSource source = new FencedSource(tone, guard, ticker, RATE);
      assertEquals(RATE / 50, source.read(new float[2 * RATE], 0, RATE));
      assertEquals(0.002, source.fraction(), 1e-9);
    }
  }

  @Test
  void endsWithTheSignal() throws SignalException {
    try (Signal tone = tone(0.01)) {
      FencedSource source = new FencedSource(tone, guard, ticker, RATE);
      assertEquals(2500, source.read(new float[2 * RATE], 0, RATE));
      assertFalse(source.exhausted());
      assertEquals(-1, source.read(new float[2 * RATE], 0, RATE));
      assertTrue(source.exhausted());
    }
  }

  /**
   * Thousands of histories with lost, late and refused renewals and stalls: what is handed over
   * never lies outside the time that the server still holds the lease, less what is in the buffers.
   */
  @Test
  void neverRadiatesOutsideWhatTheServerHolds() throws SignalException {
    for (long seed = 0; seed < 2000; seed++) {
      history(new Random(seed), seed);
    }
  }

  private void history(Random random, long seed) throws SignalException {
    ManualTicker clock = new ManualTicker();
    int seconds = 2 + random.nextInt(60);
    long serverFreeAt = random.nextInt(900) * MILLI + seconds * 1000L * MILLI; // grant's way there
    Guard its = new Guard(clock, LeaseTerm.of(7, 0, seconds, MARGIN));
    double quality = random.nextDouble();
    long nextRenewal = its.term().renewAtNanos();
    try (Signal tone = tone(1000)) {
      FencedSource source = new FencedSource(tone, its, clock, RATE);
      float[] iq = new float[100];
      for (int block = 0; block < 2000; block++) {
        boolean stall = random.nextInt(500) == 0;
        clock.advance(Duration.ofMillis(stall ? random.nextInt(100_000) : 20));
        if (clock.nanos() >= nextRenewal && its.mayRadiate()) {
          long sent = clock.nanos();
          long there = random.nextInt(500) * MILLI;
          boolean arrives = random.nextDouble() < quality && sent + there < serverFreeAt;
          if (arrives) {
            serverFreeAt = sent + there + seconds * 1000L * MILLI;
          }
          clock.advance(Duration.ofMillis(random.nextInt(200))); // somebody else's block
          if (arrives && random.nextDouble() < quality) {
            its.renewed(LeaseTerm.of(7, sent, seconds, MARGIN));
            nextRenewal = its.term().renewAtNanos();
          } else {
            nextRenewal = sent + its.term().retryAfter().toNanos();
          }
        }
        if (source.read(iq, 0, 50) < 0) {
          assertFalse(its.mayRadiate());
          return;
        }
        assertTrue(clock.nanos() + MARGIN.toNanos() <= serverFreeAt, "seed " + seed);
      }
    }
  }

  private static Signal tone(double seconds) throws SignalException {
    ToneModulation modulation = new ToneModulation();
    return modulation.prepare(
        new Flag.Text("x"),
        Parameters.check(modulation.descriptor(), Map.of("seconds", seconds)),
        RATE);
  }
}

package org.challengectl.agent.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/**
 * The server's clock as the agent estimates it: each exchange bounds it to half of the round trip
 * around its middle (Cristian, Probabilistic clock synchronization, 1989); the tightest of the
 * recent exchanges counts. Steps of the local wall clock do not matter. Safe for concurrent use.
 */
public final class ServerClock {

  private static final int KEPT = 8;
  private static final long MAX_AGE_NANOS = Duration.ofMinutes(4).toNanos();
  private static final long SLACK_NANOS = Duration.ofMillis(20).toNanos();

  /** One exchange: what is to be added to the ticker to get the server's epoch nanoseconds. */
  private record Sample(long offsetNanos, long roundTripNanos, long atNanos) {

    boolean agreesWith(Sample other) {
      long apart = Math.abs(offsetNanos - other.offsetNanos);
      return apart <= roundTripNanos / 2 + other.roundTripNanos / 2 + SLACK_NANOS;
    }
  }

  private final Ticker ticker;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private Sample best;

  public ServerClock(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * Takes an exchange into account.
   *
   * @param sentNanos ticker when the request was sent
   * @param receivedNanos ticker when the answer was there
   * @param serverTime from the answer
   */
  public synchronized void sample(long sentNanos, long receivedNanos, Instant serverTime) {
    long roundTrip = Math.max(0, receivedNanos - sentNanos);
    Sample fresh =
        new Sample(epochNanos(serverTime) - sentNanos - roundTrip / 2, roundTrip, receivedNanos);
    if (samples.stream().anyMatch(old -> !fresh.agreesWith(old))) {
      samples.clear(); // the server's clock was set
    }
    samples.removeIf(old -> receivedNanos - old.atNanos() > MAX_AGE_NANOS);
    samples.addLast(fresh);
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
    best = samples.stream().min(Comparator.comparingLong(Sample::roundTripNanos)).orElse(fresh);
  }

  /** Whether there was an exchange; before it the local wall clock stands in. */
  public synchronized boolean known() {
    return best != null;
  }

  /** The server's time now. */
  public Instant now() {
    return at(ticker.nanos());
  }

  /** The server's time when the ticker shows that. */
  public synchronized Instant at(long nanos) {
    return instant(nanos + offset());
  }

  /** What the ticker shows when it is that time at the server. */
  public synchronized long nanosAt(Instant serverTime) {
    return epochNanos(serverTime) - offset();
  }

  /** What the server calls a time of the local wall clock. */
  public Instant fromLocal(Instant local) {
    return now().plus(Duration.between(Instant.now(), local));
  }

  /** What the local wall clock calls a time of the server. */
  public Instant toLocal(Instant serverTime) {
    return Instant.now().plus(Duration.between(now(), serverTime));
  }

  /** How much the local wall clock is ahead of the server's. */
  public double wallClockAheadSeconds() {
    return Duration.between(now(), Instant.now()).toMillis() / 1000.0;
  }

  /** Round trip of the exchange that counts; zero if there was none. */
  public synchronized Duration roundTrip() {
    return best == null ? Duration.ZERO : Duration.ofNanos(best.roundTripNanos());
  }

  private long offset() {
    return best == null ? epochNanos(Instant.now()) - ticker.nanos() : best.offsetNanos();
  }

  private static long epochNanos(Instant instant) {
    // An Instant reaches further than a long of nanoseconds: what is out of reach is far away.
    long seconds = Math.max(-9_000_000_000L, Math.min(9_000_000_000L, instant.getEpochSecond()));
    return seconds * 1_000_000_000L + instant.getNano();
  }

  private static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(0, epochNanos);
  }
}

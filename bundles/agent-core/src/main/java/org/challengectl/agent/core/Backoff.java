package org.challengectl.agent.core;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: doubles up to a limit, with jitter so that many agents do not
 * come back at the same moment. Confined to one thread.
 */
public final class Backoff {

  private final Duration first;
  private final Duration limit;
  private final RandomGenerator random;
  private Duration next;

  /**
   * @param first the longest first wait
   * @param limit the longest wait of all
   */
  public Backoff(Duration first, Duration limit, RandomGenerator random) {
    this.first = first;
    this.limit = limit;
    this.random = random;
    this.next = first;
  }

  /** From 1 s to 60 s. */
  public static Backoff standard(RandomGenerator random) {
    return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), random);
  }

  /** The next wait: half to all of what doubling gives. */
  public Duration next() {
    long nanos = next.toNanos();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(limit) > 0 ? limit : doubled;
    return Duration.ofNanos(nanos / 2 + (long) (random.nextDouble() * (nanos - nanos / 2)));
  }

  /** It worked. */
  public void reset() {
    next = first;
  }
}

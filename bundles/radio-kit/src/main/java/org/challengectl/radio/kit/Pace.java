package org.challengectl.radio.kit;

import java.util.concurrent.locks.LockSupport;

/** The clock of a radio that has none: so many samples in a second. Confined to one thread. */
public final class Pace {

  private static final long LONGEST_NAP_NANOS = 20_000_000;
  private static final double NANOS = 1e9;

  private final int sampleRateHz;
  private long startNanos = System.nanoTime();
  private long samples;

  /** Begins now. */
  public Pace(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  /** So many more samples have passed. */
  public void passed(long more) {
    samples += more;
  }

  /** How many samples are to pass until now; negative if too many have passed already. */
  public long due() {
    return (long) ((System.nanoTime() - startNanos) / NANOS * sampleRateHz) - samples;
  }

  /**
   * Sleeps until the samples that have passed should have, but at most a moment.
   *
   * @return whether it is time
   */
  public boolean await() {
    long early = startNanos + (long) (samples * NANOS / sampleRateHz) - System.nanoTime();
    if (early <= 0) {
      return true;
    }
    LockSupport.parkNanos(Math.min(early, LONGEST_NAP_NANOS));
    return early <= LONGEST_NAP_NANOS;
  }

  /** Forgets what was missed: goes on from now. */
  public void restart() {
    startNanos = System.nanoTime();
    samples = 0;
  }
}

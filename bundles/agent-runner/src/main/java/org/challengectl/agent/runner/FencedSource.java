package org.challengectl.agent.runner;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.challengectl.agent.core.Ticker;
import org.challengectl.radio.SampleSource;
import org.challengectl.signal.Signal;

/**
 * The last step before the antenna: hands a signal's samples over only while the guard allows it.
 * It asks before and after each block is made, so that a process that was stopped for a while and
 * goes on in the middle of a block hands over nothing more.
 */
final class FencedSource implements SampleSource {

  private static final Duration LONGEST_BLOCK = Duration.ofMillis(20);

  private final Signal signal;
  private final Guard guard;
  private final Ticker ticker;
  private final int maxSamples;
  private volatile boolean exhausted;
  private volatile boolean begun;
  private volatile long begunNanos;
  private final AtomicLong samples = new AtomicLong();

  FencedSource(Signal signal, Guard guard, Ticker ticker, int sampleRateHz) {
    this.signal = signal;
    this.guard = guard;
    this.ticker = ticker;
    this.maxSamples = (int) Math.max(1, sampleRateHz * LONGEST_BLOCK.toMillis() / 1000);
  }

  @Override
  public int read(float[] iq, int offset, int wanted) {
    if (exhausted || !guard.mayRadiate()) {
      return -1;
    }
    int made = signal.read(iq, offset, Math.min(wanted, maxSamples));
    if (made < 0) {
      exhausted = true;
      return -1;
    }
    if (!guard.mayRadiate()) {
      return -1;
    }
    if (!begun) {
      begunNanos = ticker.nanos();
      begun = true;
    }
    samples.lazySet(samples.get() + made);
    return made;
  }

  /** Whether the driver has had the whole signal. */
  boolean exhausted() {
    return exhausted;
  }

  /** Whether the driver has had anything. */
  boolean begun() {
    return begun;
  }

  /** Ticker when it got the first block. */
  long begunNanos() {
    return begunNanos;
  }

  /** How much of the signal the driver has had, 0 to 1. */
  double fraction() {
    long total = signal.sampleCount();
    return total <= 0 ? 0 : Math.min(1.0, (double) samples.get() / total);
  }
}

package org.challengectl.agent.listener;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.radio.Capture;

/** A tone on the air, in real time, as a receiver hears it that is tuned somewhere. */
final class PacedTones implements Capture {

  private static final int BLOCK = 2048;

  private final int rate;
  private final ComplexOscillator tone;
  private final Runnable onClose;
  private final Instant startedAt = Instant.now();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final long began = System.nanoTime();
  private long done;

  PacedTones(int rate, long toneHz, long centreHz, Runnable onClose) {
    this.rate = rate;
    this.tone = new ComplexOscillator(toneHz - centreHz, rate);
    this.onClose = onClose;
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public int sampleRateHz() {
    return rate;
  }

  @Override
  public int read(float[] iq, int offset, int samples) {
    int count = Math.min(samples, BLOCK);
    try {
      long due = began + (done + count) * 1_000_000_000L / rate;
      if (closed.await(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        return -1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
    tone.generate(iq, offset, count);
    done += count;
    return count;
  }

  @Override
  public long lostSamples() {
    return 0;
  }

  @Override
  public void close() {
    if (closed.getCount() > 0) {
      closed.countDown();
      onClose.run();
    }
  }
}

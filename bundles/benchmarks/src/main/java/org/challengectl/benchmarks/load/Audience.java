package org.challengectl.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** The viewers of the public page: when each has heard what is waited for. */
final class Audience implements PushSockets.Hearer {

  private final int viewers;
  private volatile Expected expected;

  Audience(int viewers) {
    this.viewers = viewers;
  }

  /** Waits from now on for a text within a message; for nothing else any more. */
  Expected expect(String part) {
    Expected next = new Expected(part, viewers);
    expected = next;
    return next;
  }

  @Override
  public void hear(int viewer, String text) {
    Expected waiting = expected;
    if (waiting != null) {
      waiting.hear(viewer, text, System.nanoTime());
    }
  }

  /** One thing that all should hear. Each viewer counts once. */
  static final class Expected {

    private final String part;
    private final long began = System.nanoTime();
    private final AtomicLongArray nanos;
    private final CountDownLatch missing;

    Expected(String part, int viewers) {
      this.part = part;
      this.nanos = new AtomicLongArray(viewers);
      this.missing = new CountDownLatch(viewers);
    }

    void hear(int viewer, String text, long now) {
      if (text.contains(part) && nanos.compareAndSet(viewer, 0, Math.max(1, now - began))) {
        missing.countDown();
      }
    }

    /** How many have not heard it in that time. */
    int missingAfter(Duration patience) throws InterruptedException {
      return missing.await(patience.toMillis(), TimeUnit.MILLISECONDS)
          ? 0
          : (int) missing.getCount();
    }

    /** Milliseconds until each had heard it, the first one first; without those who have not. */
    double[] millis() {
      double[] all = new double[nanos.length()];
      Arrays.setAll(all, i -> nanos.get(i) / 1e6);
      return Arrays.stream(all).filter(one -> one > 0).sorted().toArray();
    }
  }
}

package org.challengectl.agent.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.challengectl.agent.core.Ticker;

/** A ticker that goes where the test puts it. */
public final class ManualTicker implements Ticker {

  private final AtomicLong now = new AtomicLong();

  @Override
  public long nanos() {
    return now.get();
  }

  public void advance(Duration by) {
    now.addAndGet(by.toNanos());
  }

  public void set(long nanos) {
    now.set(nanos);
  }
}

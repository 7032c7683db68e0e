package org.challengectl.agent.runner;

import java.time.Duration;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;

/** A signal in whose making something happens. */
record StallingSignal(Signal inner, Runnable stall) implements Signal {

  @Override
  public Duration duration() {
    return inner.duration();
  }

  @Override
  public long sampleCount() {
    return inner.sampleCount();
  }

  @Override
  public Band occupiedBand() {
    return inner.occupiedBand();
  }

  @Override
  public int read(float[] iq, int offset, int samples) {
    int made = inner.read(iq, offset, samples);
    stall.run();
    return made;
  }

  @Override
  public void close() {
    inner.close();
  }
}

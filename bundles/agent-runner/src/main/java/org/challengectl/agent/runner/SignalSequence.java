package org.challengectl.agent.runner;

import java.time.Duration;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;

/** One signal after another, as one transmission. */
final class SignalSequence implements Signal {

  private final Signal first;
  private final Signal second;
  private boolean firstOver;

  SignalSequence(Signal first, Signal second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public Duration duration() {
    return first.duration().plus(second.duration());
  }

  @Override
  public long sampleCount() {
    return first.sampleCount() + second.sampleCount();
  }

  @Override
  public Band occupiedBand() {
    return first.occupiedBand().and(second.occupiedBand());
  }

  @Override
  public int read(float[] iq, int offset, int samples) {
    if (!firstOver) {
      int made = first.read(iq, offset, samples);
      if (made >= 0) {
        return made;
      }
      firstOver = true;
    }
    return second.read(iq, offset, samples);
  }

  @Override
  public void close() {
    try {
      first.close();
    } finally {
      second.close();
    }
  }
}

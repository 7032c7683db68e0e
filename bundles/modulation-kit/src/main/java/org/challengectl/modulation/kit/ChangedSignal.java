package org.challengectl.modulation.kit;

import java.time.Duration;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;

/** A signal whose samples are changed on their way, but not their number. */
public abstract class ChangedSignal implements Signal {

  private final Signal signal;

  /**
   * @param signal is closed with this
   */
  protected ChangedSignal(Signal signal) {
    this.signal = signal;
  }

  /** Changes the next samples in place; allocates nothing. */
  protected abstract void change(float[] iq, int offset, int samples);

  @Override
  public Duration duration() {
    return signal.duration();
  }

  @Override
  public long sampleCount() {
    return signal.sampleCount();
  }

  /** That of the unchanged signal. */
  @Override
  public Band occupiedBand() {
    return signal.occupiedBand();
  }

  @Override
  public final int read(float[] iq, int offset, int samples) {
    int count = signal.read(iq, offset, samples);
    if (count > 0) {
      change(iq, offset, count);
    }
    return count;
  }

  @Override
  public void close() {
    signal.close();
  }
}

package org.challengectl.driver.virtual.internal;

import java.time.Instant;
import org.challengectl.radio.Capture;
import org.challengectl.radio.RadioException;

/** A reception on an air in the same process. */
final class LocalCapture implements Capture {

  private static final int MAX_BUFFER_SAMPLES = 4_000_000;

  private final Air air;
  private final Ear ear;
  private final LocalRadio radio;
  private final Instant startedAt;
  private volatile boolean closed;

  LocalCapture(
      Air air,
      String name,
      long frequencyHz,
      int sampleRateHz,
      DeviceTraits traits,
      LocalRadio radio)
      throws RadioException {
    this.air = air;
    this.radio = radio;
    SampleRing ring = new SampleRing(Math.min(sampleRateHz, MAX_BUFFER_SAMPLES));
    ear = new Ear(name, frequencyHz, sampleRateHz, traits, air.settings(), true, ring);
    air.listen(ear);
    startedAt = air.clock().instantAt(ear.startNanos());
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public int sampleRateHz() {
    return ear.sampleRateHz();
  }

  @Override
  public int read(float[] iq, int offset, int samples) throws RadioException {
    SampleRing ring = ear.ring();
    try {
      while (!closed) {
        ring.awaitAvailable(1, 1_000);
        int some = ring.poll(iq, offset, samples);
        if (some > 0) {
          return some;
        }
        if (ring.isClosed() && !closed) {
          throw new RadioException(
              RadioException.Reason.FAILED, "the virtual air was closed while receiving");
        }
      }
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RadioException(RadioException.Reason.FAILED, "interrupted while receiving", e);
    }
  }

  @Override
  public long lostSamples() {
    return ear.ring().lost();
  }

  @Override
  public void close() {
    closed = true;
    air.leave(ear);
    ear.ring().close();
    radio.left(this);
  }
}

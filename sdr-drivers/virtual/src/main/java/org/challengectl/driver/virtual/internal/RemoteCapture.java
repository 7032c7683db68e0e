package org.challengectl.driver.virtual.internal;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.challengectl.radio.Capture;
import org.challengectl.radio.RadioException;

/** A reception on an air in another process. */
final class RemoteCapture implements Capture {

  private static final int MAX_BUFFER_SAMPLES = 4_000_000;

  private final RemoteRadio radio;
  private final int id;
  private final int sampleRateHz;
  private final SampleRing ring;
  private final float[] arrived = new float[2 * Wire.MAX_SAMPLES];
  private volatile long lostAtHost;
  private volatile boolean closed;
  private Instant startedAt;
  private boolean lost;

  RemoteCapture(RemoteRadio radio, int id, int sampleRateHz) {
    this.radio = radio;
    this.id = id;
    this.sampleRateHz = sampleRateHz;
    this.ring = new SampleRing(Math.min(sampleRateHz, MAX_BUFFER_SAMPLES));
  }

  int id() {
    return id;
  }

  synchronized void started(Instant at) {
    startedAt = at;
    notifyAll();
  }

  void lost() {
    synchronized (this) {
      lost = true;
      notifyAll();
    }
    ring.close();
  }

  synchronized boolean awaitStart(long millis) throws InterruptedException {
    long until = System.nanoTime() + millis * 1_000_000;
    long left;
    while (startedAt == null && !lost && (left = until - System.nanoTime()) > 0) {
      wait(left / 1_000_000 + 1);
    }
    return startedAt != null;
  }

  void heard(long lostSoFar, ByteBuffer frame) throws ProtocolException {
    lostAtHost = lostSoFar;
    int samples = Wire.samplesIn(frame);
    if (samples > Wire.MAX_SAMPLES) {
      throw new ProtocolException("too many samples in a frame");
    }
    Wire.getSamples(frame, arrived, 0, samples);
    ring.offer(arrived, samples);
  }

  @Override
  public synchronized Instant startedAt() {
    return startedAt;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int read(float[] iq, int offset, int samples) throws RadioException {
    try {
      while (!closed) {
        ring.awaitAvailable(1, 1_000);
        int some = ring.poll(iq, offset, samples);
        if (some > 0) {
          return some;
        }
        if (ring.isClosed() && !closed) {
          throw new RadioException(
              RadioException.Reason.FAILED, "the virtual air was lost while receiving");
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
    return ring.lost() + lostAtHost;
  }

  @Override
  public void close() {
    closed = true;
    ring.close();
    radio.left(this);
  }
}

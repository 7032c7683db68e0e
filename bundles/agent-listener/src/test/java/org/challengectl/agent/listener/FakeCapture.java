package org.challengectl.agent.listener;

import java.time.Instant;
import java.util.Random;
import org.challengectl.radio.Capture;
import org.challengectl.radio.RadioException;

/** Noise, and a tone for some of the time; as fast as it is read. */
final class FakeCapture implements Capture {

  /** When it plays up. */
  enum Trouble {
    NONE,
    /** The radio is lost after a second. */
    LOST,
    /** A tenth of the samples did not make it. */
    GAPS,
    /** Three tenths of a second are lost after six seconds. */
    HICCUP,
    /** Nothing comes, until it is closed. */
    STALLED
  }

  private final int rate;
  private final double toneHz;
  private final double toneFrom;
  private final double toneTo;
  private final Trouble trouble;
  private final Random random = new Random(1);
  private final Instant startedAt = Instant.now();
  private final Object lock = new Object();
  private long done;
  private long hiccup;
  private boolean closed;

  FakeCapture(int rate, double toneHz, double toneFrom, double toneTo, Trouble trouble) {
    this.rate = rate;
    this.toneHz = toneHz;
    this.toneFrom = toneFrom;
    this.toneTo = toneTo;
    this.trouble = trouble;
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
  public int read(float[] iq, int offset, int samples) throws RadioException {
    synchronized (lock) {
      while (trouble == Trouble.STALLED && !closed) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return -1;
        }
      }
      if (closed) {
        return -1;
      }
    }
    if (trouble == Trouble.LOST && done > rate) {
      throw new RadioException(RadioException.Reason.FAILED, "unplugged");
    }
    if (trouble == Trouble.HICCUP && hiccup == 0 && done > 6L * rate) {
      hiccup = rate * 3L / 10;
      done += hiccup;
    }
    for (int i = 0; i < samples; i++) {
      double seconds = (double) (done + i) / rate;
      double phase = 2 * Math.PI * toneHz * seconds;
      double level = seconds >= toneFrom && seconds < toneTo ? 0.3 : 0;
      iq[offset + 2 * i] = (float) (level * Math.cos(phase) + 0.01 * random.nextGaussian());
      iq[offset + 2 * i + 1] = (float) (level * Math.sin(phase) + 0.01 * random.nextGaussian());
    }
    done += samples;
    return samples;
  }

  @Override
  public long lostSamples() {
    return trouble == Trouble.GAPS ? done / 10 : hiccup;
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }
}

package org.challengectl.agent.testing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.challengectl.radio.Capture;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;

/** A radio in real time that keeps an account of when it radiated, and can be made to misbehave. */
public final class FakeRadio implements Radio {

  /** Radiated from then to then, by {@link System#nanoTime}. */
  public record Radiation(String label, long fromNanos, long toNanos) {}

  /** What does not come back. */
  public enum Vice {
    NONE,
    /** transmit ignores that it was silenced; the antenna obeys. */
    STUCK_TRANSMIT,
    /** silence hangs; closing helps. */
    STUCK_SILENCE,
    /** Radiates what it has in its buffers again and again, and asks for no more. */
    LOOPING,
    /** The same, and silence hangs; closing helps. */
    LOOPING_DEAF,
    /** Nothing helps. */
    STUCK,
    /** Closing fails, as it does when the library hangs. */
    UNCLOSABLE,
    /** transmit fails at once. */
    FAILING
  }

  private static final long BLOCK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final int rate;
  private final List<Radiation> account = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile Vice vice = Vice.NONE;
  private volatile CountDownLatch silenced = new CountDownLatch(1);
  private volatile boolean radiating;
  private volatile boolean closed;
  private volatile CaptureMaker captures =
      settings -> {
        throw new RadioException(RadioException.Reason.UNSUPPORTED, "cannot receive");
      };

  /** Makes captures. */
  @FunctionalInterface
  public interface CaptureMaker {
    Capture make(ReceiveSettings settings) throws RadioException;
  }

  public FakeRadio(int rate) {
    this.rate = rate;
  }

  public FakeRadio with(Vice next) {
    vice = next;
    return this;
  }

  public FakeRadio hearing(CaptureMaker maker) {
    captures = maker;
    return this;
  }

  public List<Radiation> account() {
    return List.copyOf(account);
  }

  public boolean radiating() {
    return radiating;
  }

  public boolean closed() {
    return closed;
  }

  @Override
  public RadioCapabilities capabilities() {
    return new RadioCapabilities(
        true, true, new FrequencySpan(1, 6_000_000_000L), new FrequencySpan(1000, 20_000_000));
  }

  @Override
  public TransmitReport transmit(TransmitSettings settings, SampleSource signal)
      throws RadioException {
    if (vice == Vice.FAILING) {
      throw new RadioException(RadioException.Reason.FAILED, "as the test wants it");
    }
    CountDownLatch stop = new CountDownLatch(1);
    silenced = stop;
    Instant startedAt = Instant.now();
    long begin = System.nanoTime();
    long samples = 0;
    float[] iq = new float[2 * Math.max(1, (int) (rate * BLOCK_NANOS / 1_000_000_000L))];
    boolean whole = false;
    boolean stopped = false;
    try {
      while (!stopped && !whole) {
        int count = signal.read(iq, 0, iq.length / 2);
        if (count < 0) {
          whole = true;
        } else {
          radiating = true;
          samples += count;
          long due = begin + samples * 1_000_000_000L / rate;
          stopped = stop.await(due - System.nanoTime(), TimeUnit.NANOSECONDS);
          if (vice == Vice.LOOPING || vice == Vice.LOOPING_DEAF) {
            stop.await();
            stopped = true;
          }
        }
      }
      if (samples > 0) {
        account.add(new Radiation(settings.label(), begin, System.nanoTime()));
      }
      radiating = false;
      if (vice == Vice.STUCK_TRANSMIT || vice == Vice.STUCK) {
        never.await();
      }
    } catch (InterruptedException e) {
      throw new RadioException(RadioException.Reason.FAILED, "interrupted", e);
    }
    return new TransmitReport(startedAt, Instant.now(), samples, 0, whole && !stopped);
  }

  @Override
  public Capture receive(ReceiveSettings settings) throws RadioException {
    return captures.make(settings);
  }

  @Override
  public void silence() {
    if (vice == Vice.STUCK_SILENCE || vice == Vice.LOOPING_DEAF || vice == Vice.STUCK) {
      hang();
    }
    silenced.countDown();
  }

  @Override
  public void close() {
    if (vice == Vice.STUCK) {
      hang();
    }
    if (vice == Vice.UNCLOSABLE) {
      throw new IllegalStateException("its library's close has not returned");
    }
    closed = true;
    silenced.countDown();
  }

  private void hang() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

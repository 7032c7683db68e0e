package org.challengectl.radio.kit;

import java.time.Instant;
import java.util.function.Consumer;
import org.challengectl.radio.Capture;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/** A reception of a {@link NativeRadio}. */
final class NativeCapture implements Capture {

  private static final long WAIT_MILLIS = 100;
  private static final long CHECK_NANOS = 100_000_000;
  private static final long STALL_NANOS = 2_000_000_000;

  private final String name;
  private final ReceiveSink sink;
  private final int sampleRateHz;
  private final NativeCalls.Action check;
  private final Consumer<NativeCapture> onClosed;
  private final Instant openedAt = Instant.now();
  private final long openedNanos = System.nanoTime();
  private long checkedNanos = openedNanos;
  private long progress = -1;
  private long progressNanos = openedNanos;

  NativeCapture(
      String name,
      ReceiveSink sink,
      int sampleRateHz,
      NativeCalls.Action check,
      Consumer<NativeCapture> onClosed) {
    this.name = name;
    this.sink = sink;
    this.sampleRateHz = sampleRateHz;
    this.check = check;
    this.onClosed = onClosed;
  }

  @Override
  public Instant startedAt() {
    long first = sink.firstNanos();
    return first == 0 ? openedAt : openedAt.plusNanos(first - openedNanos);
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int read(float[] iq, int offset, int samples) throws RadioException {
    while (!sink.isClosed()) {
      int some = sink.read(iq, offset, samples, WAIT_MILLIS);
      look();
      if (some > 0) {
        return some;
      }
    }
    return -1;
  }

  private void look() throws RadioException {
    long now = System.nanoTime();
    if (now - checkedNanos < CHECK_NANOS || sink.isClosed()) {
      return;
    }
    checkedNanos = now;
    check.run();
    long arrivals = sink.arrivals();
    if (arrivals != progress) {
      progress = arrivals;
      progressNanos = now;
    } else if (now - progressNanos > STALL_NANOS) {
      throw new RadioException(Reason.FAILED, name + " has given no samples for 2 s");
    }
  }

  @Override
  public long lostSamples() {
    return sink.lost();
  }

  /** Lets the reader go; the radio is being closed. */
  void end() {
    sink.close();
  }

  @Override
  public void close() {
    sink.close();
    onClosed.accept(this);
  }
}

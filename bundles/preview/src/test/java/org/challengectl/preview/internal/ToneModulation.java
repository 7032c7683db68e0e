package org.challengectl.preview.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/** Sends two tones at the edges of its band for as long as it is told, and counts what is done. */
final class ToneModulation implements Modulation {

  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger mostOpen = new AtomicInteger();
  final AtomicLong samplesRead = new AtomicLong();
  final CountDownLatch started = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);
  volatile CountDownLatch gate = new CountDownLatch(0);

  private final double seconds;
  private final Band band;
  private final int lowestHz;

  ToneModulation(double seconds, Band band, int lowestHz) {
    this.seconds = seconds;
    this.band = band;
    this.lowestHz = lowestHz;
  }

  static ToneModulation of(double seconds) {
    return new ToneModulation(seconds, new Band(-1_000, 3_000), Signal.MIN_SAMPLE_RATE_HZ);
  }

  PreviewRequest request(int... rateHz) throws SignalException {
    return new PreviewRequest(
        "tones",
        this,
        new Flag.Text("x"),
        Parameters.check(descriptor(), Map.of()),
        0,
        rateHz.length == 0 ? OptionalInt.empty() : OptionalInt.of(rateHz[0]));
  }

  @Override
  public ModulationDescriptor descriptor() {
    return new ModulationDescriptor("tone", "Tones", "", FlagKind.TEXT, List.of(), Map.of());
  }

  @Override
  public int minimumRateHz(Flag flag, Parameters parameters) {
    return lowestHz;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
    int now = open.incrementAndGet();
    mostOpen.accumulateAndGet(now, Math::max);
    return new Tones(sampleRateHz);
  }

  private final class Tones implements Signal {

    private final int rateHz;
    private long position;

    Tones(int rateHz) {
      this.rateHz = rateHz;
    }

    @Override
    public Duration duration() {
      return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    @Override
    public long sampleCount() {
      return Math.round(seconds * rateHz);
    }

    @Override
    public Band occupiedBand() {
      return band;
    }

    @Override
    public int read(float[] iq, int offset, int samples) {
      started.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      int count = (int) Math.min(samples, sampleCount() - position);
      for (int k = 0; k < count; k++) {
        double t = (double) (position + k) / rateHz;
        double low = 2 * Math.PI * band.lowHz() * t;
        double high = 2 * Math.PI * band.highHz() * t;
        iq[offset + 2 * k] = (float) (0.5 * (Math.cos(low) + Math.cos(high)));
        iq[offset + 2 * k + 1] = (float) (0.5 * (Math.sin(low) + Math.sin(high)));
      }
      position += count;
      samplesRead.addAndGet(count);
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {
      open.decrementAndGet();
      closed.countDown();
    }
  }
}

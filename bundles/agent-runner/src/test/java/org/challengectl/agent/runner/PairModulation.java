package org.challengectl.agent.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;

/** Two tones at the edges of a band. */
final class PairModulation implements Modulation {

  private final String name;
  private final Duration slot;

  /**
   * Two tones that begin at multiples of a time.
   *
   * @param slot zero for any time
   */
  PairModulation(String name, Duration slot) {
    this.name = name;
    this.slot = slot;
  }

  @Override
  public Duration slot() {
    return slot;
  }

  @Override
  public ModulationDescriptor descriptor() {
    return new ModulationDescriptor(
        name,
        "Two tones",
        "For tests.",
        FlagKind.TEXT,
        List.of(
            Parameter.number("seconds", "s", 0.01, 3600, 1, "How long."),
            Parameter.number("low_hz", "Hz", -100_000, 100_000, -10_000, "The lower tone."),
            Parameter.number("high_hz", "Hz", -100_000, 100_000, 10_000, "The higher tone.")),
        Map.of());
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
    return new Pair(
        Math.round(parameters.number("seconds") * sampleRateHz),
        new Band(parameters.number("low_hz"), parameters.number("high_hz")),
        sampleRateHz);
  }

  private static final class Pair implements Signal {

    private final long total;
    private final Band band;
    private final int rateHz;
    private long done;

    Pair(long total, Band band, int rateHz) {
      this.total = total;
      this.band = band;
      this.rateHz = rateHz;
    }

    @Override
    public Duration duration() {
      return Duration.ofNanos(total * 1_000_000_000L / rateHz);
    }

    @Override
    public long sampleCount() {
      return total;
    }

    @Override
    public Band occupiedBand() {
      return band;
    }

    @Override
    public int read(float[] iq, int offset, int samples) {
      int count = (int) Math.min(samples, total - done);
      for (int n = 0; n < count; n++) {
        double turn = 2 * Math.PI * (done + n) / rateHz;
        double low = turn * band.lowHz();
        double high = turn * band.highHz();
        iq[offset + 2 * n] = (float) (0.5 * Math.cos(low) + 0.5 * Math.cos(high));
        iq[offset + 2 * n + 1] = (float) (0.5 * Math.sin(low) + 0.5 * Math.sin(high));
      }
      done += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {
      done = total;
    }
  }
}

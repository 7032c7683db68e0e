package org.challengectl.agent.testing;

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
import org.challengectl.signal.SignalException;

/** A carrier for as long as its parameter says. */
public final class ToneModulation implements Modulation {

  @Override
  public ModulationDescriptor descriptor() {
    return new ModulationDescriptor(
        "tone",
        "A tone",
        "For tests.",
        FlagKind.TEXT,
        List.of(Parameter.number("seconds", "s", 0.01, 3600, 1, "How long.")),
        Map.of("beep", Map.of("seconds", 0.1)));
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    if (flag instanceof Flag.Text text && text.text().isBlank()) {
      throw SignalException.badFlag("the flag is empty");
    }
    return new Tone(Math.round(parameters.number("seconds") * sampleRateHz), sampleRateHz);
  }

  private static final class Tone implements Signal {

    private final long total;
    private final int rate;
    private long done;

    Tone(long total, int rate) {
      this.total = total;
      this.rate = rate;
    }

    @Override
    public Duration duration() {
      return Duration.ofNanos(total * 1_000_000_000L / rate);
    }

    @Override
    public long sampleCount() {
      return total;
    }

    @Override
    public Band occupiedBand() {
      return Band.centred(100);
    }

    @Override
    public int read(float[] iq, int offset, int samples) {
      int count = (int) Math.min(samples, total - done);
      if (count == 0) {
        return -1;
      }
      for (int i = 0; i < count; i++) {
        iq[offset + 2 * i] = 1;
        iq[offset + 2 * i + 1] = 0;
      }
      done += count;
      return count;
    }

    @Override
    public void close() {
      done = total;
    }
  }
}

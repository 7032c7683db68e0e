package org.challengectl.probe;

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

/** A bare carrier: the smallest plug-in that really transmits. */
public final class ProbeModulation implements Modulation {

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "probe",
          "Carrier",
          "A bare carrier.",
          FlagKind.TEXT,
          List.of(Parameter.integer("seconds", "s", 1, 60, 5, "How long.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
    return new Carrier(parameters.integer("seconds"), sampleRateHz);
  }

  private static final class Carrier implements Signal {

    private final long seconds;
    private final long total;
    private long sent;

    Carrier(long seconds, int sampleRateHz) {
      this.seconds = seconds;
      this.total = seconds * sampleRateHz;
    }

    @Override
    public Duration duration() {
      return Duration.ofSeconds(seconds);
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
      int count = (int) Math.min(samples, total - sent);
      if (count == 0) {
        return -1;
      }
      for (int n = 0; n < count; n++) {
        iq[offset + 2 * n] = 0.5f;
        iq[offset + 2 * n + 1] = 0;
      }
      sent += count;
      return count;
    }

    @Override
    public void close() {
      sent = total;
    }
  }
}

package org.challengectl.rest.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/** A modulation that sends a tone of five seconds, whatever it is told; "lacking" cannot work. */
record TextModulation(String name, FlagKind kind) implements Modulation {

  @Override
  public ModulationDescriptor descriptor() {
    return new ModulationDescriptor(
        name,
        name + " title",
        "Sends things.",
        kind,
        List.of(Parameter.integer("speed", "wpm", 5, 60, 20, "How fast.")),
        Map.of(name + "x", Map.of("speed", 30L)));
  }

  @Override
  public Optional<String> unavailable() {
    return name.equals("lacking")
        ? Optional.of("libexample is missing; install libexample1")
        : Optional.empty();
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    if (flag instanceof Flag.Text text && text.text().contains("!")) {
      throw SignalException.badFlag("there is no '!' in " + name);
    }
    return new Signal() {
      private long position;

      @Override
      public Duration duration() {
        return Duration.ofSeconds(5);
      }

      @Override
      public long sampleCount() {
        return 5L * sampleRateHz;
      }

      @Override
      public Band occupiedBand() {
        return new Band(-250, 250);
      }

      @Override
      public int read(float[] iq, int offset, int samples) {
        int count = (int) Math.min(samples, sampleCount() - position);
        for (int k = 0; k < count; k++) {
          double phase = 2 * Math.PI * 200 * (position + k) / sampleRateHz;
          iq[offset + 2 * k] = (float) Math.cos(phase);
          iq[offset + 2 * k + 1] = (float) Math.sin(phase);
        }
        position += count;
        return count == 0 ? -1 : count;
      }

      @Override
      public void close() {}
    };
  }
}

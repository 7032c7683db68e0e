package org.challengectl.rest.internal;

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

/** A modulation that is good enough to be validated with. */
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
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
    return new Signal() {
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
        return -1;
      }

      @Override
      public void close() {}
    };
  }
}

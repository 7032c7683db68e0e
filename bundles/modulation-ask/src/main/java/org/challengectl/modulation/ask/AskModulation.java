package org.challengectl.modulation.ask;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.Baseband;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/** On-off keying of the flag's bits. */
@Component(service = Modulation.class)
public final class AskModulation implements Modulation {

  private static final double RESOLUTION_PER_BAUD = 0.005;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "ask",
          "On-off keying (ASK, OOK)",
          "A carrier switched by the bits of the text: 8 bit ASCII, most significant bit first, NRZ;"
              + " frames parted by silence.",
          FlagKind.TEXT,
          List.of(
              Parameter.integer("baud", "Bd", 100, 20_000, 3211, "Bits per second."),
              Parameter.integer("repeats", "", 1, 10_000, 10, "How often the text is sent.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    byte[] text = TextFlag.ascii(flag, "ask").getBytes(StandardCharsets.US_ASCII);
    int baud = (int) parameters.integer("baud");
    int repeats = (int) parameters.integer("repeats");
    AskKeying keying = new AskKeying(text, baud, repeats);
    return Baseband.of(
            keying.sampleRateHz(),
            keying.bandwidthHz(),
            keying.durationSeconds(),
            baud * RESOLUTION_PER_BAUD,
            () -> new AskKeying(text, baud, repeats))
        .at(sampleRateHz);
  }
}

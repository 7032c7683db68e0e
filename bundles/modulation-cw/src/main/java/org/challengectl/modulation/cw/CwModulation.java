package org.challengectl.modulation.cw;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.Baseband;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/** Morse code as a keyed carrier in the middle of the channel. */
@Component(service = Modulation.class)
public final class CwModulation implements Modulation {

  private static final int BASEBAND_RATE_HZ = 16_000;

  /** Even the steepest edges leave nothing worth keeping beyond. */
  private static final double BANDWIDTH_HZ = 1_500;

  private static final double RESOLUTION_HZ = 0.25;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "cw",
          "Morse code (CW)",
          "A carrier keyed in Morse code (ITU-R M.1677), PARIS timing, soft edges.",
          FlagKind.TEXT,
          List.of(Parameter.number("speed", "wpm", 5, 100, 20, "Speed in words per minute.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    MorseText text = MorseText.of(flag);
    double speedWpm = parameters.number("speed");
    double seconds = new MorseKeying(text, speedWpm, BASEBAND_RATE_HZ).durationSeconds();
    return Baseband.of(
            BASEBAND_RATE_HZ,
            BANDWIDTH_HZ,
            seconds,
            RESOLUTION_HZ,
            () -> new MorseKeying(text, speedWpm, BASEBAND_RATE_HZ))
        .at(sampleRateHz);
  }
}

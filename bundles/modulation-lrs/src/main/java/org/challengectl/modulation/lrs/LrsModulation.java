package org.challengectl.modulation.lrs;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.FrequencyKeying;
import org.challengectl.modulation.kit.FrequencyShape;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/** Restaurant pagers of the Long Range Systems kind: Manchester-coded frequency-shift keying. */
@Component(service = Modulation.class)
public final class LrsModulation implements Modulation {

  static final double CHIPS_PER_SECOND = 2_400_000 / 3_190.0;
  static final float ONE_HZ = -8_860;
  static final float ZERO_HZ = 240;

  private static final double FLANK_CHIPS = 0.25;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "lrs",
          "Restaurant pager (LRS)",
          "Calls a restaurant's pager (Long Range Systems). The flag is '-s SYSTEM -p PAGER -pf"
              + " FUNCTION', or empty if the parameters say it all.",
          FlagKind.TEXT,
          List.of(
              Parameter.integer(
                      "system_id",
                      "",
                      0,
                      Call.MAX_SYSTEM,
                      185,
                      "The restaurant's number; from the flag's -s if left out.")
                  .withoutDefault(),
              Parameter.integer(
                      "pager_id",
                      "",
                      0,
                      Call.MAX_PAGER,
                      34,
                      "The pager's number, 0 for all; from the flag's -p if left out.")
                  .withoutDefault(),
              Parameter.integer(
                      "function",
                      "",
                      0,
                      Call.MAX_FUNCTION,
                      1,
                      "What the pager does: how it flashes, beeps or shakes; from the flag's -pf, or"
                          + " 1, if left out.")
                  .withoutDefault(),
              Parameter.integer("repeats", "", 1, 1_000, 1, "How often the call is sent."),
              Parameter.number("gap_ms", "ms", 10, 60_000, 500, "Silence between two calls.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    Chips chips = new Chips(CallReader.read(flag, parameters).packet());
    return new FrequencyKeying(
            CHIPS_PER_SECOND,
            chips.count(),
            index -> chips.chip(index) ? ONE_HZ : ZERO_HZ,
            -ONE_HZ,
            FrequencyShape.raised(FLANK_CHIPS),
            parameters.integer("repeats"),
            parameters.number("gap_ms") / 1_000)
        .at(sampleRateHz);
  }
}

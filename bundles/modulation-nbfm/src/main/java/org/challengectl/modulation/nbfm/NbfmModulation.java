package org.challengectl.modulation.nbfm;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.AudioFlag;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.FileModulation;
import org.challengectl.modulation.kit.FmCarrier;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.osgi.service.component.annotations.Component;

/** Narrow-band frequency modulation of an audio file, as hand-held radios hear it. */
@Component(service = Modulation.class)
public final class NbfmModulation extends FileModulation {

  private static final double LOW_HZ = 300;
  private static final double HIGH_HZ = 3_000;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "nbfm",
          "Narrow-band FM",
          "An audio file, 300-3000 Hz, on a frequency-modulated carrier.",
          FlagKind.AUDIO,
          List.of(
              AudioFlag.SAMPLE_RATE,
              Parameter.number("deviation", "Hz", 500, 10_000, 5_000, "Peak deviation."),
              Parameter.number(
                  "preemphasis_us",
                  "us",
                  0,
                  1_000,
                  75,
                  "Time constant of the pre-emphasis; 0 for none, as data modes want it.")),
          Map.of());

  public NbfmModulation() {
    super(DESCRIPTOR, LOW_HZ, HIGH_HZ);
  }

  @Override
  protected Carrier carrier(Parameters parameters) {
    double preEmphasisSeconds = parameters.number("preemphasis_us") * 1e-6;
    return new FmCarrier(parameters.number("deviation"), preEmphasisSeconds);
  }
}

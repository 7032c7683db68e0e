package org.challengectl.modulation.am;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.AmCarrier;
import org.challengectl.modulation.kit.AudioFlag;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.FileModulation;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.osgi.service.component.annotations.Component;

/** Amplitude modulation of an audio file, as the air band and short wave use it. */
@Component(service = Modulation.class)
public final class AmModulation extends FileModulation {

  private static final double LOW_HZ = 200;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "am",
          "Amplitude modulation (AM)",
          "An audio file, 200-3000 Hz, as two sidebands beside a carrier. The band of 6 kHz that"
              + " receivers need is kept free for it, though nearly all power is in the carrier.",
          FlagKind.AUDIO,
          List.of(
              Parameter.number("depth", "", 0.1, 1, 0.8, "Depth of modulation at the peaks."),
              AudioFlag.SAMPLE_RATE),
          Map.of());

  public AmModulation() {
    super(DESCRIPTOR, LOW_HZ, AmCarrier.HIGH_HZ);
  }

  @Override
  protected Carrier carrier(Parameters parameters) {
    return new AmCarrier(parameters.number("depth"));
  }
}

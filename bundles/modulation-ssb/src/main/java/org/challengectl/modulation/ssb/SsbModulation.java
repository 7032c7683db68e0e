package org.challengectl.modulation.ssb;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.AudioFlag;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.FileModulation;
import org.challengectl.modulation.kit.SsbCarrier;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.osgi.service.component.annotations.Component;

/** Single sideband with suppressed carrier, of an audio file. */
@Component(service = Modulation.class)
public final class SsbModulation extends FileModulation {

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "ssb",
          "Single sideband (USB, LSB)",
          "An audio file, 200-2800 Hz, as one sideband without a carrier.",
          FlagKind.AUDIO,
          List.of(
              Parameter.choice("mode", List.of("usb", "lsb"), "usb", "Which sideband is sent."),
              AudioFlag.SAMPLE_RATE),
          Map.of("usb", Map.of("mode", "usb"), "lsb", Map.of("mode", "lsb")));

  public SsbModulation() {
    super(DESCRIPTOR, SsbCarrier.LOW_HZ, SsbCarrier.HIGH_HZ);
  }

  @Override
  protected Carrier carrier(Parameters parameters) {
    return new SsbCarrier(parameters.text("mode").equals("usb"));
  }
}

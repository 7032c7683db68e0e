package org.challengectl.modulation.ssb;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.AudioFlag;
import org.challengectl.modulation.kit.SsbCarrier;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/** Single sideband with suppressed carrier, of an audio file. */
@Component(service = Modulation.class)
public final class SsbModulation implements Modulation {

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

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    int fileRateHz = AudioFlag.sampleRateHz(parameters);
    Audio audio = Audio.file(flag, "ssb", fileRateHz, SsbCarrier.LOW_HZ, SsbCarrier.HIGH_HZ);
    return new SsbCarrier(parameters.text("mode").equals("usb")).modulate(audio).at(sampleRateHz);
  }
}

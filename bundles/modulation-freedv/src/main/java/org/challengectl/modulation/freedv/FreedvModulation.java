package org.challengectl.modulation.freedv;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.challengectl.signal.TextForm;
import org.osgi.service.component.annotations.Component;

/** Digital voice for single sideband, by libcodec2. */
@Component(service = Modulation.class)
public final class FreedvModulation implements Modulation {

  private static final double LOW_HZ = 100;
  private static final double HIGH_HZ = 3_000;

  private static final TextForm TEXT =
      new TextForm("[ -~]*", 80, "at most 80 printable ASCII characters");

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "freedv",
          "FreeDV digital voice",
          "An audio file with speech, as digital voice on a single sideband; a short text can go"
              + " with it. Needs libcodec2 on the host (Debian: libcodec2-1.0).",
          FlagKind.AUDIO,
          List.of(
              Parameter.choice("mode", List.of("usb", "lsb"), "usb", "Which sideband is sent."),
              Parameter.choice("codec", FreedvMode.labels(), "1600", "FreeDV's mode."),
              Parameter.text(
                  "text", TEXT, "", "DE N0CALL", "Sent beside the speech, again and again."),
              AudioFlag.SAMPLE_RATE),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Optional<String> unavailable() {
    return Codec2.problem();
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    Optional<String> problem = unavailable();
    if (problem.isPresent()) {
      throw new SignalException(
          "unavailable",
          List.of(new SignalException.Problem("modulation", "freedv " + problem.get())));
    }
    FreedvMode mode = FreedvMode.of(parameters.text("codec"));
    String text = parameters.text("text");
    if (!text.isEmpty() && !mode.carriesText()) {
      throw SignalException.badParameter(
          "text", "FreeDV " + parameters.text("codec") + " carries no text; leave 'text' out");
    }
    int fileRateHz = AudioFlag.sampleRateHz(parameters);
    Audio speech = Audio.file(flag, "freedv", fileRateHz, LOW_HZ, HIGH_HZ);
    Audio modem = FreedvSpeech.of(speech, mode, text);
    return new SsbCarrier(parameters.text("mode").equals("usb")).modulate(modem).at(sampleRateHz);
  }
}

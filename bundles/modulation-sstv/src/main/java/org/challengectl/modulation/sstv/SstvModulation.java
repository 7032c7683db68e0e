package org.challengectl.modulation.sstv;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.Picture;
import org.challengectl.signal.Band;
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

/**
 * Slow-scan television: a picture as a tone of 1500-2300 Hz, line by line, after a header that
 * tells receivers the mode.
 */
@Component(service = Modulation.class)
public final class SstvModulation implements Modulation {

  private static final double RESOLUTION_HZ = 10;

  /** The occupied band is measured on about so much: lines from all over the picture. */
  private static final double MEASURED_SECONDS = 12;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "sstv",
          "Slow-scan television (SSTV)",
          "A picture, or text drawn on a test card, as amateurs send it on short wave.",
          FlagKind.TEXT_OR_IMAGE,
          Stream.concat(
                  Stream.of(
                      Parameter.choice(
                          "mode",
                          List.of("robot36", "martin1", "scottie1"),
                          "robot36",
                          "Robot 36 takes 37 s, Martin M1 115 s, Scottie S1 111 s."),
                      Parameter.text(
                          "text",
                          new TextForm("[ -~]*", 60, "printable ASCII, at most 60 characters"),
                          "",
                          "DE N0CALL",
                          "Written at the foot of the picture, e.g. a call sign.")),
                  Carrier.parameters("usb").stream())
              .toList(),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Optional<Band> necessaryBand(Parameters parameters) {
    return Carrier.of(parameters).necessaryBand();
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    Mode mode = Mode.valueOf(parameters.text("mode").toUpperCase(Locale.ROOT));
    Picture picture = Card.of(flag, parameters.text("text"), Mode.WIDTH, mode.lines());
    double seconds = SstvSource.seconds(mode, 1);
    // Odd, for even and odd lines differ.
    int step = (int) Math.ceil(seconds / MEASURED_SECONDS) | 1;
    Audio audio =
        new Audio(
            seconds,
            1,
            RESOLUTION_HZ,
            () -> new SstvSource(mode, picture, 1),
            () -> new SstvSource(mode, picture, step),
            SstvSource.seconds(mode, step));
    return Carrier.of(parameters).modulate(audio).at(sampleRateHz);
  }
}

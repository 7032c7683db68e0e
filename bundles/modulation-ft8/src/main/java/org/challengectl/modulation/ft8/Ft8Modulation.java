package org.challengectl.modulation.ft8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.AudioBand;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/**
 * FT8 for weak signals: S. Franke, B. Somerville, J. Taylor, "The FT4 and FT8 Communication
 * Protocols", QEX, July/August 2020. One message of 77 bits in a slot of 15 s.
 */
@Component(service = Modulation.class)
public final class Ft8Modulation implements Modulation {

  private static final Duration SLOT = Duration.ofSeconds(15);
  private static final double RESOLUTION_HZ = 0.5;

  /** Eight tones and what is left of their sidebands. */
  private static final double WIDTH_HZ = 10 * Ft8Tone.BAUD;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "ft8",
          "FT8",
          "A short message that is read from below the noise. Transmissions start on the quarter"
              + " minute, as receivers expect.",
          FlagKind.TEXT,
          Stream.concat(
                  Stream.of(
                      Parameter.number(
                          "centre_hz",
                          "Hz",
                          200,
                          2_800,
                          1_500,
                          "Middle of the eight tones; WSJT-X names the lowest, 22 Hz below."),
                      Parameter.choice(
                          "message",
                          List.of("auto", "free", "telemetry"),
                          "auto",
                          "auto: a standard message if the flag is one (CQ K1ABC FN42), otherwise"
                              + " free text; free: always free text, up to 13 characters;"
                              + " telemetry: up to 18 hexadecimal digits.")),
                  Carrier.parameters("usb").stream())
              .toList(),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Duration slot() {
    return SLOT;
  }

  @Override
  public Optional<Band> necessaryBand(Parameters parameters) {
    return Carrier.of(parameters).necessaryBand();
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    String payload = Message.pack(flag, parameters.text("message"));
    double centreHz = parameters.number("centre_hz");
    AudioBand.check("centre_hz", centreHz, WIDTH_HZ);
    int[] symbols = Codeword.symbols(payload);
    Audio audio = Audio.tones(Ft8Tone.SECONDS, RESOLUTION_HZ, () -> new Ft8Tone(symbols, centreHz));
    return Carrier.of(parameters).modulate(audio).at(sampleRateHz);
  }
}

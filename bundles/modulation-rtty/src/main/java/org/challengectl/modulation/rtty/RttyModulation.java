package org.challengectl.modulation.rtty;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.modulation.kit.Airtime;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.AudioBand;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.KeyedTone;
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
 * Radioteletype: start-stop characters of International Telegraph Alphabet No. 2 (ITU-T S.1) by
 * audio frequency-shift keying, the mark being the higher tone of the audio.
 */
@Component(service = Modulation.class)
public final class RttyModulation implements Modulation {

  /** How much of half an element a change of tone takes. */
  private static final double CHANGE = 0.5;

  private static final double RESOLUTION_HZ = 1;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "rtty",
          "Radioteletype (RTTY)",
          "A text in ITA2 (Baudot) by frequency-shift keying; the mark is the higher tone.",
          FlagKind.TEXT,
          Stream.concat(
                  Stream.of(
                      Parameter.number("baud", "Bd", 20, 300, 45.45, "Elements per second."),
                      Parameter.number(
                          "shift", "Hz", 20, 1_000, 170, "From the space up to the mark."),
                      Parameter.number(
                          "centre_hz", "Hz", 200, 2_800, 1_500, "Midway between both tones."),
                      Parameter.choice(
                          "stop_bits",
                          List.of("1", "1.5", "2"),
                          "1.5",
                          "Length of the stop element."),
                      Parameter.choice(
                          "figures",
                          List.of("us", "itu"),
                          "us",
                          "Signs in the figures case: us as radio amateurs' programs have them"
                              + " ($ ! & # ' \" ;), itu as ITU-T S.1 has them (' + =).")),
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
    double baud = parameters.number("baud");
    double shiftHz = parameters.number("shift");
    double centreHz = parameters.number("centre_hz");
    int stopHalves = (int) (2 * Double.parseDouble(parameters.text("stop_bits")));
    byte[] codes = TeleprinterAlphabet.named(parameters.text("figures")).encode(flag);
    AudioBand.check("centre_hz", centreHz, shiftHz + 2 * baud);
    double seconds =
        Airtime.checked(StartStopKeying.halves(codes.length, stopHalves, baud) / (2 * baud));
    Audio audio =
        Audio.tones(
            seconds,
            RESOLUTION_HZ,
            () ->
                new KeyedTone(
                    new StartStopKeying(codes, stopHalves, baud, centreHz, shiftHz),
                    2 * baud,
                    CHANGE,
                    seconds));
    return Carrier.of(parameters).modulate(audio).at(sampleRateHz);
  }
}

package org.challengectl.modulation.dtmf;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.modulation.kit.Airtime;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.TextFlag;
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

/** Push-button signalling: each digit is a pair of tones (ITU-T Q.23). */
@Component(service = Modulation.class)
public final class DtmfModulation implements Modulation {

  private static final double RESOLUTION_HZ = 2;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "dtmf",
          "Touch tones (DTMF)",
          "Digits as pairs of tones (ITU-T Q.23): 0-9, A-D, * and #.",
          FlagKind.TEXT,
          Stream.concat(
                  Stream.of(
                      Parameter.integer("tone_ms", "ms", 40, 5_000, 100, "Length of each digit."),
                      Parameter.integer(
                          "gap_ms", "ms", 40, 5_000, 100, "Silence between two digits.")),
                  Carrier.parameters("nbfm").stream())
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
    String digits =
        TextFlag.text(flag, "dtmf", "the digits 0-9, A-D, * and #", DtmfDigits::isDigit)
            .toUpperCase(Locale.ROOT);
    int toneMs = (int) parameters.integer("tone_ms");
    int gapMs = (int) parameters.integer("gap_ms");
    double seconds = Airtime.checked((digits.length() * (long) (toneMs + gapMs) - gapMs) / 1_000.0);
    Audio audio = Audio.tones(seconds, RESOLUTION_HZ, () -> new DtmfDigits(digits, toneMs, gapMs));
    return Carrier.of(parameters).modulate(audio).at(sampleRateHz);
  }
}

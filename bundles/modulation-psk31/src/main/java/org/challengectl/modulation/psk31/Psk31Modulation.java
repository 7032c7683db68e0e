package org.challengectl.modulation.psk31;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.modulation.kit.Airtime;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.AudioBand;
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

/**
 * The PSK31 family for live conversation: Peter Martinez, G3PLX, "PSK31: A New Radio-Teletype
 * Mode", RadCom, December 1998 and January 1999; ITU-R M.2034.
 */
@Component(service = Modulation.class)
public final class Psk31Modulation implements Modulation {

  private static final double RESOLUTION_HZ = 0.4;

  /** A phase reversal with a raised cosine envelope is 40 dB down at this times the symbol rate. */
  private static final double WIDTH_PER_BAUD = 3;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "psk31",
          "PSK31 and its kin",
          "A text in varicode by phase-shift keying, BPSK or with error correction QPSK.",
          FlagKind.TEXT,
          Stream.concat(
                  Stream.of(
                      Parameter.choice(
                          "mode",
                          Arrays.stream(PskMode.values()).map(PskMode::name).toList(),
                          "BPSK31",
                          "Two phases, or four with error correction; about so many Bd."),
                      Parameter.number(
                          "centre_hz", "Hz", 200, 2_800, 1_000, "Middle of the signal.")),
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
    String text = TextFlag.ascii(flag, "psk31");
    PskMode mode = PskMode.valueOf(parameters.text("mode").toUpperCase(Locale.ROOT));
    double centreHz = parameters.number("centre_hz");
    AudioBand.check("centre_hz", centreHz, WIDTH_PER_BAUD * mode.baud());
    long symbols = PskKeying.symbols(text, mode);
    double seconds = Airtime.checked((symbols + 1) / mode.baud());
    Audio audio =
        Audio.tones(
            seconds,
            RESOLUTION_HZ,
            () -> new PskTone(new PskKeying(text, mode), symbols, mode.baud(), centreHz));
    return Carrier.of(parameters).modulate(audio).at(sampleRateHz);
  }
}

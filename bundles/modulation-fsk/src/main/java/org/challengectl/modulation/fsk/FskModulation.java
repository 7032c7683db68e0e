package org.challengectl.modulation.fsk;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.FrequencyKeying;
import org.challengectl.modulation.kit.FrequencyShape;
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
 * Binary frequency-shift keying of packets as the transceivers of the ISM bands send them, plain or
 * through a Gaussian filter.
 */
@Component(service = Modulation.class)
public final class FskModulation implements Modulation {

  private static final String GAUSSIAN = "gaussian";

  /** How much of a bit the frequency takes to change if it is not filtered. */
  private static final double FLANK_BITS = 0.5;

  /** Receivers that look for pauses must see one. */
  private static final double LEAST_GAP_BITS = 8;

  private static final TextForm SYNC =
      new TextForm(
          "([0-9a-fA-F][0-9a-fA-F])*", 128, "up to 64 bytes of two hexadecimal digits each");

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "fsk",
          "Frequency-shift keying (FSK, GFSK)",
          "Packets of two tones, a one is the higher one: preamble 1010..., sync word, the flag's"
              + " bytes and a check sum, most significant bit first, NRZ. The flag is text, or bytes"
              + " as 'hex:' and digits.",
          FlagKind.TEXT,
          List.of(
              Parameter.number("baud", "Bd", 50, 1_000_000, 4_800, "Bits per second."),
              Parameter.number(
                  "deviation", "Hz", 50, 1_000_000, 5_000, "Each tone's distance from the centre."),
              Parameter.choice(
                  "shaping",
                  List.of("none", GAUSSIAN),
                  "none",
                  "How the tones change: at once (within half a bit), or through a Gaussian filter"
                      + " (GFSK)."),
              Parameter.number(
                  "bt",
                  "",
                  0.2,
                  2,
                  0.5,
                  "Bandwidth of the Gaussian filter times the length of a bit; unused without it."),
              Parameter.integer(
                  "preamble_bits", "bit", 0, 10_000, 32, "Length of the preamble 1010..."),
              Parameter.text(
                  "sync", SYNC, "", "2dd4", "Sync word, hexadecimal, in quotes; none if empty."),
              Parameter.choice(
                  "whitening",
                  List.of("none", "pn9"),
                  "none",
                  "pn9: flag and check sum are scrambled as TI's CC1101 does it (x^9 + x^5 + 1, init"
                      + " 1FF)."),
              Parameter.choice("crc", Crc.words(), "none", Crc.HELP),
              Parameter.integer("repeats", "", 1, 10_000, 1, "How often the frame is sent."),
              Parameter.number(
                  "gap_ms",
                  "ms",
                  0,
                  60_000,
                  100,
                  "Silence between frames; at least as long as eight bits.")),
          Map.of("gfsk", Map.of("shaping", GAUSSIAN)));

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public int minimumRateHz(Flag flag, Parameters parameters) throws SignalException {
    return keying(flag, parameters).minimumRateHz();
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    return keying(flag, parameters).at(sampleRateHz);
  }

  private static FrequencyKeying keying(Flag flag, Parameters parameters) throws SignalException {
    Frame frame = Frame.of(flag, parameters);
    double baud = parameters.number("baud");
    float deviationHz = (float) parameters.number("deviation");
    FrequencyShape shape =
        parameters.text("shaping").equals(GAUSSIAN)
            ? FrequencyShape.gaussian(parameters.number("bt"))
            : FrequencyShape.raised(FLANK_BITS);
    return new FrequencyKeying(
        baud,
        frame.bits(),
        bit -> frame.bit(bit) ? deviationHz : -deviationHz,
        deviationHz,
        shape,
        parameters.integer("repeats"),
        Math.max(parameters.number("gap_ms") / 1_000, LEAST_GAP_BITS / baud));
  }
}

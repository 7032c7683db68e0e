package org.challengectl.modulation.afsk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.KeyedTone;
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
import org.challengectl.signal.TextForm;
import org.osgi.service.component.annotations.Component;

/**
 * Amateur packet radio at 1200 Bd: one AX.25 2.2 unnumbered information frame, as APRS uses it, in
 * the tones of Bell 202 (1200 Hz mark, 2200 Hz space).
 */
@Component(service = Modulation.class)
public final class AfskModulation implements Modulation {

  private static final double BAUD = 1_200;
  private static final double MARK_HZ = 1_200;
  private static final double SPACE_HZ = 2_200;

  /** How much of a bit a change of tone takes. */
  private static final double CHANGE = 0.25;

  private static final double RESOLUTION_HZ = 12;

  /** AX.25 2.2, 6.7.2.3: octets of an information field unless more were negotiated. */
  private static final int LONGEST_BYTES = 256;

  private static final String STATION = "[A-Za-z0-9]{1,6}(-([0-9]|1[0-5]))?";
  private static final String STATION_WORDS =
      "1-6 letters and digits, then perhaps - and a number of 0-15, such as N0CALL-7";

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "afsk",
          "Packet radio, APRS (AX.25, AFSK 1200 Bd)",
          "One AX.25 UI frame whose information field is the flag, in the tones of Bell 202.",
          FlagKind.TEXT,
          Stream.concat(
                  Stream.of(
                      Parameter.text(
                          "source",
                          new TextForm(STATION, 9, STATION_WORDS),
                          "N0CALL",
                          "N0CALL-7",
                          "Call sign of the sender."),
                      Parameter.text(
                          "destination",
                          new TextForm(STATION, 9, STATION_WORDS),
                          "APRS",
                          "APRS",
                          "Call sign of the receiver, or what APRS puts there."),
                      Parameter.text(
                          "path",
                          new TextForm(
                              "(" + STATION + "(," + STATION + "){0,7})?",
                              79,
                              "up to 8 call signs parted by commas, such as WIDE1-1,WIDE2-1"),
                          "",
                          "WIDE1-1,WIDE2-1",
                          "Digipeaters in order; empty for none."),
                      Parameter.integer(
                          "txdelay_ms",
                          "ms",
                          50,
                          5_000,
                          300,
                          "How long flags are sent before the frame, for receivers to lock on.")),
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
    byte[] frame =
        UiFrame.of(
            parameters.text("source"),
            parameters.text("destination"),
            path(parameters.text("path")),
            information(flag));
    int flags = (int) Math.ceil(parameters.integer("txdelay_ms") * BAUD / 8_000);
    LineBits bits = LineBits.of(frame, flags);
    double seconds = bits.count() / BAUD;
    Audio audio =
        Audio.tones(
            seconds,
            RESOLUTION_HZ,
            () -> new KeyedTone(bits.tones(MARK_HZ, SPACE_HZ), BAUD, CHANGE, seconds));
    return Carrier.of(parameters).modulate(audio).at(sampleRateHz);
  }

  private static List<String> path(String written) {
    return written.isEmpty() ? List.of() : List.of(written.split(",", -1));
  }

  private static byte[] information(Flag flag) throws SignalException {
    String text =
        TextFlag.text(
            flag,
            "afsk",
            "characters that can be seen, spaces and ends of lines",
            c -> TextFlag.ASCII.test(c) || (c > 0x9F && Character.isDefined(c) && !surrogate(c)));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_BYTES) {
      throw SignalException.badFlag(
          "an AX.25 frame carries at most %d bytes, the flag has %d; shorten it"
              .formatted(LONGEST_BYTES, bytes.length));
    }
    return bytes;
  }

  /** Half of a character, which UTF-8 cannot say. */
  private static boolean surrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}

package org.challengectl.modulation.kit;

import java.util.List;
import java.util.Optional;
import org.challengectl.signal.Band;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;

/** How audio gets on the air. */
public sealed interface Carrier permits AmCarrier, FmCarrier, SsbCarrier {

  /** Time before and after the audio: bare carrier, or silence where there is none. */
  double MARGIN_SECONDS = PacedAudio.MARGIN_SECONDS;

  /** The transmission of some audio. */
  Baseband modulate(Audio audio);

  /**
   * What a receiver needs of it, if that is not the occupied band; see {@link
   * org.challengectl.signal.Modulation#necessaryBand}.
   */
  default Optional<Band> necessaryBand() {
    return Optional.empty();
  }

  /**
   * The parameters with which an event puts an audio mode on another carrier.
   *
   * @param usual one of usb, lsb, nbfm, am
   */
  static List<Parameter> parameters(String usual) {
    return List.of(
        Parameter.choice(
            "carrier", List.of("usb", "lsb", "nbfm", "am"), usual, "What the audio rides on."),
        Parameter.number(
            "deviation", "Hz", 500, 10_000, 3_000, "Peak deviation, if the carrier is nbfm."),
        Parameter.number("depth", "", 0.1, 1, 0.8, "Depth of modulation, if the carrier is am."));
  }

  /** The carrier that {@link #parameters} ask for; no pre-emphasis, as data modes want it. */
  static Carrier of(Parameters parameters) {
    return switch (parameters.text("carrier")) {
      case "usb" -> new SsbCarrier(true);
      case "lsb" -> new SsbCarrier(false);
      case "nbfm" -> new FmCarrier(parameters.number("deviation"), 0);
      case "am" -> new AmCarrier(parameters.number("depth"));
      default ->
          throw new IllegalArgumentException("no carrier '" + parameters.text("carrier") + "'");
    };
  }
}

package org.challengectl.modulation.kit;

import java.util.Locale;
import org.challengectl.signal.SignalException;

/** The audio that passes any {@link Carrier}. */
public final class AudioBand {

  /** Lower edge, Hz. */
  public static final double LOW_HZ = SsbCarrier.LOW_HZ;

  /** Upper edge, Hz. */
  public static final double HIGH_HZ = SsbCarrier.HIGH_HZ;

  private AudioBand() {}

  /**
   * Refuses tones that a carrier would cut off.
   *
   * @param parameter the name of the parameter that puts them there, e.g. "centre_hz"
   * @param centreHz middle of the tones with their sidebands
   * @param widthHz of that
   */
  public static void check(String parameter, double centreHz, double widthHz)
      throws SignalException {
    double low = centreHz - widthHz / 2;
    double high = centreHz + widthHz / 2;
    if (low < LOW_HZ || high > HIGH_HZ) {
      throw SignalException.badParameter(
          parameter,
          String.format(
              Locale.ROOT,
              "'%s' puts the audio at %.0f to %.0f Hz, but only %.0f to %.0f Hz pass the"
                  + " transmitter; with a width of %.0f Hz the middle must be %.0f-%.0f Hz",
              parameter,
              low,
              high,
              LOW_HZ,
              HIGH_HZ,
              widthHz,
              Math.ceil(LOW_HZ + widthHz / 2),
              Math.floor(HIGH_HZ - widthHz / 2)));
    }
  }
}

package org.challengectl.modulation.kit;

import java.util.Locale;
import org.challengectl.signal.SignalException;

/** How long a transmission may last. */
public final class Airtime {

  /** Longest transmission, s. */
  public static final double MAX_SECONDS = 24 * 3_600;

  private Airtime() {}

  /**
   * Refuses a flag that would be on the air for more than a day.
   *
   * @param seconds length of the transmission
   * @return {@code seconds}
   */
  public static double checked(double seconds) throws SignalException {
    if (seconds > MAX_SECONDS) {
      throw SignalException.badFlag(
          String.format(
              Locale.ROOT,
              "this flag would be on the air for %.1f hours, at most 24 are allowed;"
                  + " shorten it or send it faster",
              seconds / 3_600));
    }
    return seconds;
  }
}

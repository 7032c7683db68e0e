package org.challengectl.driver.limesdr.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A connector of a LimeSDR in one direction.
 *
 * @param index as LimeSuite counts
 * @param name e.g. "LNAW" or "BAND1"
 * @param minHz of the band that it is meant for
 * @param maxHz of the band that it is meant for; 0 if it leads nowhere
 */
record LimeAntenna(int index, String name, double minHz, double maxHz) {

  static final String AUTO = "auto";

  /** Whether something can be connected: not so NONE, the loopbacks, and LNAL of a LimeSDR Mini. */
  boolean isConnector() {
    return maxHz > 0 && !name.equalsIgnoreCase(AUTO);
  }

  /**
   * The one that is named, or else the one for a frequency: LimeSuite's own choice works on the
   * LimeSDR Mini only. Between two that fit the one for the narrower band.
   */
  static Optional<LimeAntenna> choose(
      List<LimeAntenna> all, Optional<String> name, double frequencyHz) {
    Optional<LimeAntenna> named =
        all.stream().filter(each -> name.filter(each.name::equalsIgnoreCase).isPresent()).findAny();
    return named.or(
        () ->
            all.stream()
                .filter(LimeAntenna::isConnector)
                .min(
                    Comparator.<LimeAntenna>comparingDouble(each -> each.distance(frequencyHz))
                        .thenComparingDouble(each -> each.maxHz - each.minHz)));
  }

  private double distance(double hz) {
    return Math.max(0, Math.max(minHz - hz, hz - maxHz));
  }
}

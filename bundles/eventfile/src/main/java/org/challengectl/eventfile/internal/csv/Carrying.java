package org.challengectl.eventfile.internal.csv;

import java.util.Map;
import org.challengectl.eventfile.internal.csv.OldChallenge.Frequency;

/**
 * A challenge on its way into an event file.
 *
 * @param old what the list says
 * @param modulation as events call it
 * @param parameters of the modulation, as they were written
 * @param flag text, or the path by which the event names a file
 * @param flagSaid whether something is wrong with the flag and has been said
 */
record Carrying(
    OldChallenge old,
    String modulation,
    Map<String, String> parameters,
    String flag,
    boolean flagSaid) {

  Place place() {
    return old.place();
  }

  /**
   * Whether it may be sent in several places and one of them is a carrier. Events say so with
   * ranges that are just as wide as the signal.
   */
  boolean needsRanges() {
    return old.frequencies().size() > 1
        && old.frequencies().stream().anyMatch(f -> f instanceof Frequency.Carrier);
  }
}

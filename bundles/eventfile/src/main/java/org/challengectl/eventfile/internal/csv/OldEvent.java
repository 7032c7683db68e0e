package org.challengectl.eventfile.internal.csv;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a list of the old kind says.
 *
 * @param conference what its first line says; empty if that is wrong
 */
record OldEvent(Optional<Conference> conference, List<OldChallenge> challenges) {

  OldEvent {
    challenges = List.copyOf(challenges);
  }

  /** The event as a whole. */
  record Conference(Place place, String name, Instant start, Instant stop) {}
}

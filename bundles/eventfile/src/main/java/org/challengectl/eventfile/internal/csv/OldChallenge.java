package org.challengectl.eventfile.internal.csv;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One row of the list. What is wrong in it has been said; it is empty here so that the rest can be
 * looked at in the same run.
 *
 * @param module the modulation's old name
 * @param options modopt1 and modopt2, either may be blank
 * @param frequencies at least one, or none if one of them is wrong
 */
record OldChallenge(
    Place place,
    String name,
    String flag,
    String module,
    List<String> options,
    Optional<Rest> rest,
    List<Frequency> frequencies) {

  OldChallenge {
    options = List.copyOf(options);
    frequencies = List.copyOf(frequencies);
  }

  /** The pause between two transmissions, in seconds. */
  record Rest(BigDecimal minSeconds, BigDecimal maxSeconds) {}

  /** One of the places where it may be sent. */
  sealed interface Frequency {

    /** A carrier. */
    record Carrier(long hz) implements Frequency {}

    /** Anywhere in a range. */
    record Range(String name) implements Frequency {}
  }
}

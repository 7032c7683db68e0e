package org.challengectl.modulation.kit;

/** The frequencies of a keyed carrier, symbol by symbol; asked in any order, as often as needed. */
@FunctionalInterface
public interface ToneSequence {

  /**
   * Frequency of one symbol relative to the carrier, Hz.
   *
   * @param symbol 0 for the first one
   */
  float hz(long symbol);
}

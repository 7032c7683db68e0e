package org.challengectl.radio;

/**
 * How to transmit.
 *
 * @param frequencyHz of the carrier, i.e. of complex baseband's zero
 * @param label who and what, for accounts and logs, e.g. "runner-1 challenge-7 lease-42"
 */
public record TransmitSettings(long frequencyHz, String label) {

  public TransmitSettings {
    if (frequencyHz <= 0) {
      throw new IllegalArgumentException("frequency must be positive, was " + frequencyHz);
    }
  }
}

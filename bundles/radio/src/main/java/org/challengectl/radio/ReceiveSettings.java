package org.challengectl.radio;

/**
 * How to receive; the sample rate is the radio's.
 *
 * @param frequencyHz what complex baseband's zero stands for
 */
public record ReceiveSettings(long frequencyHz) {

  public ReceiveSettings {
    if (frequencyHz <= 0) {
      throw new IllegalArgumentException("frequency must be positive, was " + frequencyHz);
    }
  }
}

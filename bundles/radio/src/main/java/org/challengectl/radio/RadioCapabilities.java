package org.challengectl.radio;

import java.util.Objects;

/**
 * What a radio can do.
 *
 * @param transmit whether it can transmit
 * @param receive whether it can receive
 * @param frequencies what it can tune to
 * @param sampleRates complex samples per second, Hz
 */
public record RadioCapabilities(
    boolean transmit, boolean receive, FrequencySpan frequencies, FrequencySpan sampleRates) {

  public RadioCapabilities {
    Objects.requireNonNull(frequencies, "frequencies");
    Objects.requireNonNull(sampleRates, "sampleRates");
  }
}

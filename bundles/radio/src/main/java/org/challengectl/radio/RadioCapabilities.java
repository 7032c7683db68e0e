package org.challengectl.radio;

import java.util.List;
import java.util.Objects;

/**
 * What a radio can do.
 *
 * @param transmit whether it can transmit
 * @param receive whether it can receive
 * @param frequencies what it can tune to
 * @param sampleRates complex samples per second, Hz
 * @param gains what can be set by an agent's YAML, in the order of the signal's way from the
 *     antenna
 * @param antennas names of the connectors to choose from; empty if there is one
 */
public record RadioCapabilities(
    boolean transmit,
    boolean receive,
    FrequencySpan frequencies,
    FrequencySpan sampleRates,
    List<GainStage> gains,
    List<String> antennas) {

  public RadioCapabilities {
    Objects.requireNonNull(frequencies, "frequencies");
    Objects.requireNonNull(sampleRates, "sampleRates");
    gains = List.copyOf(gains);
    antennas = List.copyOf(antennas);
  }

  /** Of a radio with nothing to set. */
  public RadioCapabilities(
      boolean transmit, boolean receive, FrequencySpan frequencies, FrequencySpan sampleRates) {
    this(transmit, receive, frequencies, sampleRates, List.of(), List.of());
  }
}

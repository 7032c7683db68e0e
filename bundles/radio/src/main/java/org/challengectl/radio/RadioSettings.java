package org.challengectl.radio;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which radio to open and how, from an agent's YAML.
 *
 * @param name index, serial number or argument string
 * @param sampleRateHz complex samples per second
 * @param options all other settings by their YAML names (rf_gain, if_gain, bias_t, ppm, antenna...)
 */
public record RadioSettings(String name, int sampleRateHz, Map<String, String> options) {

  public RadioSettings {
    Objects.requireNonNull(name, "name");
    options = Map.copyOf(options);
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("sample rate must be positive, was " + sampleRateHz);
    }
  }

  public Optional<String> option(String key) {
    return Optional.ofNullable(options.get(key));
  }
}

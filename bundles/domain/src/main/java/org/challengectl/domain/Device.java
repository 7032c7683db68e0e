package org.challengectl.domain;

import java.util.List;
import java.util.Objects;

/**
 * A radio that an agent has announced.
 *
 * @param id unique within its agent
 * @param model the driver's model, e.g. "hackrf"
 * @param name what names it in the agent's YAML
 * @param limits what it may be used for; empty means no limit is known
 * @param sampleRateHz complex samples per second; 0 if unknown
 */
public record Device(
    String id, String model, String name, List<FrequencyBand> limits, int sampleRateHz) {

  public Device {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(name, "name");
    limits = List.copyOf(limits);
  }

  /** Whether the whole band lies within one of the limits. */
  public boolean covers(FrequencyBand band) {
    return limits.isEmpty() || limits.stream().anyMatch(limit -> limit.contains(band));
  }
}

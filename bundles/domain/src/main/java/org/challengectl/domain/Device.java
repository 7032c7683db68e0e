package org.challengectl.domain;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A radio that an agent has announced.
 *
 * @param id unique within its agent
 * @param model the driver's model, e.g. "hackrf"
 * @param name what names it in the agent's YAML
 * @param limits what it may be used for, as far as the agent said so in Hz
 * @param sampleRateHz complex samples per second; 0 if unknown
 * @param limitNames the frequency ranges that it may be used for besides; what they are is looked
 *     up when it matters, for an import may change them. No limit is known if {@code limits} and
 *     this are empty
 */
public record Device(
    String id,
    String model,
    String name,
    List<FrequencyBand> limits,
    int sampleRateHz,
    List<String> limitNames) {

  private static final FrequencyBand ANY = new FrequencyBand(1, Long.MAX_VALUE);

  public Device {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(name, "name");
    limits = List.copyOf(limits);
    limitNames = List.copyOf(limitNames);
  }

  /** A radio whose limits are all in Hz. */
  public Device(
      String id, String model, String name, List<FrequencyBand> limits, int sampleRateHz) {
    this(id, model, name, limits, sampleRateHz, List.of());
  }

  /**
   * Where it may be used now: everywhere if it has no limits. A name that no range has adds
   * nothing.
   *
   * @param ranges as they are now
   */
  public List<FrequencyBand> usable(List<FrequencyRange> ranges) {
    if (limits.isEmpty() && limitNames.isEmpty()) {
      return List.of(ANY);
    }
    return Stream.concat(
            limits.stream(),
            ranges.stream()
                .filter(range -> limitNames.contains(range.name()))
                .map(FrequencyRange::band))
        .toList();
  }

  /** Whether the whole band lies within one of the limits. */
  public boolean covers(FrequencyBand band, List<FrequencyRange> ranges) {
    return usable(ranges).stream().anyMatch(limit -> limit.contains(band));
  }

  /** Whether its sample rate is high enough for a signal, or unknown. */
  public boolean isFastEnoughFor(SignalProfile profile) {
    long reach = Math.max(Math.abs(profile.lowOffsetHz()), Math.abs(profile.highOffsetHz()));
    return sampleRateHz == 0 || sampleRateHz / 2 >= reach;
  }
}

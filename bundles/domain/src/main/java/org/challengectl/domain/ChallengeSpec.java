package org.challengectl.domain;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an organiser wrote: everything about a challenge that does not change by transmitting it.
 *
 * @param name unique within an event
 * @param modulation the modulation's name or one of its aliases
 * @param frequency where it may be sent
 * @param flag what is sent
 * @param delays how long it rests between transmissions
 * @param priority 0-100, the greater the sooner
 * @param enabled whether it takes part
 * @param publicView what players may know
 * @param parameters of the modulation: String, Long, Double or Boolean, by name
 */
public record ChallengeSpec(
    String name,
    String modulation,
    FrequencyPlan frequency,
    FlagRef flag,
    Delays delays,
    int priority,
    boolean enabled,
    PublicView publicView,
    Map<String, Object> parameters) {

  public ChallengeSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(modulation, "modulation");
    Objects.requireNonNull(frequency, "frequency");
    Objects.requireNonNull(flag, "flag");
    Objects.requireNonNull(delays, "delays");
    Objects.requireNonNull(publicView, "publicView");
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    if (priority < 0 || priority > 100) {
      throw new IllegalArgumentException("priority must be 0-100, was " + priority);
    }
  }

  /** The same, taking part or not. */
  public ChallengeSpec withEnabled(boolean next) {
    return new ChallengeSpec(
        name, modulation, frequency, flag, delays, priority, next, publicView, parameters);
  }
}

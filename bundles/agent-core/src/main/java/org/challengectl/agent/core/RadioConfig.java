package org.challengectl.agent.core;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.challengectl.radio.RadioSettings;

/**
 * One radio of an agent, its model's defaults filled in.
 *
 * @param model the driver's
 * @param name index, serial number or argument string
 * @param sampleRateHz complex samples per second
 * @param frequencyLimits "low-high" in Hz or names of ranges, as they go to the server; empty means
 *     no limit
 * @param options all other settings by their YAML names
 */
public record RadioConfig(
    String model,
    String name,
    int sampleRateHz,
    List<String> frequencyLimits,
    Map<String, String> options) {

  /** Used when neither the device nor its model says {@code rf_samplerate}. */
  public static final int DEFAULT_SAMPLE_RATE_HZ = 2_000_000;

  public RadioConfig {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(name, "name");
    frequencyLimits = List.copyOf(frequencyLimits);
    options = Map.copyOf(options);
  }

  /** What identifies it within its agent, whatever the order in the file. */
  public String deviceId() {
    return model + ":" + name;
  }

  /** What its driver needs to open it. */
  public RadioSettings settings() {
    return new RadioSettings(name, sampleRateHz, options);
  }

  /**
   * Whether the limits let a signal be sent. Here this is a second check, of limits in Hz only: an
   * agent does not know the event's ranges, so a limit that is a range's name lets everything pass
   * here. The server keeps the names that were registered and resolves them by its ranges of the
   * moment at each grant; a name that no range has permits nothing there. Whoever must not rely on
   * the server writes the limits in Hz.
   *
   * @param lowHz lower edge of the signal
   * @param highHz upper edge
   */
  public boolean permits(double lowHz, double highHz) {
    return frequencyLimits.isEmpty()
        || frequencyLimits.stream().anyMatch(limit -> permits(limit, lowHz, highHz));
  }

  private static boolean permits(String limit, double lowHz, double highHz) {
    return FrequencyLimits.span(limit)
        .map(span -> lowHz >= span.minHz() && highHz <= span.maxHz())
        .orElse(true);
  }
}

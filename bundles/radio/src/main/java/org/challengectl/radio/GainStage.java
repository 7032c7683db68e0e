package org.challengectl.radio;

import java.util.Objects;

/**
 * One gain that can be set.
 *
 * @param setting its name in an agent's YAML, e.g. "rf_gain"
 * @param title for people, e.g. "LNA"
 * @param minDb least gain
 * @param maxDb at least {@code minDb}
 * @param stepDb between two settings; 0 if it is continuous
 */
public record GainStage(String setting, String title, double minDb, double maxDb, double stepDb) {

  public GainStage {
    Objects.requireNonNull(setting, "setting");
    Objects.requireNonNull(title, "title");
    if (!(minDb <= maxDb) || !(stepDb >= 0)) {
      throw new IllegalArgumentException(
          "not a gain: %s dB to %s dB by %s dB".formatted(minDb, maxDb, stepDb));
    }
  }
}

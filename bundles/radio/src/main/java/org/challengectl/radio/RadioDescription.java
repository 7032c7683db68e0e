package org.challengectl.radio;

import java.util.List;
import java.util.Objects;

/**
 * A radio that a driver has found.
 *
 * @param model the driver's model
 * @param name what names it in an agent's YAML whatever else is plugged in: a serial number if it
 *     has one
 * @param title for people
 * @param capabilities what it can do
 * @param aliases what names it in an agent's YAML as well, e.g. its index
 */
public record RadioDescription(
    String model, String name, String title, RadioCapabilities capabilities, List<String> aliases) {

  public RadioDescription {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(capabilities, "capabilities");
    aliases = List.copyOf(aliases);
  }

  /** Of a radio with one name. */
  public RadioDescription(String model, String name, String title, RadioCapabilities capabilities) {
    this(model, name, title, capabilities, List.of());
  }

  /** Whether a name in an agent's YAML means this one. */
  public boolean isCalled(String other) {
    return name.equals(other) || aliases.contains(other);
  }
}

package org.challengectl.radio;

import java.util.Objects;

/**
 * A radio that a driver has found.
 *
 * @param model the driver's model
 * @param name what names it in an agent's YAML: an index, a serial number or an argument string
 * @param title for people
 * @param capabilities what it can do
 */
public record RadioDescription(
    String model, String name, String title, RadioCapabilities capabilities) {

  public RadioDescription {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(capabilities, "capabilities");
  }
}

package org.challengectl.domain;

import java.util.Objects;

/**
 * A range of frequencies that challenges and agents refer to by name.
 *
 * @param name as in the event's YAML, e.g. "2m_ham"
 * @param displayName for people; may be empty
 * @param description for people; may be empty
 * @param band the range
 */
public record FrequencyRange(
    String name, String displayName, String description, FrequencyBand band) {

  public FrequencyRange {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(band, "band");
  }
}

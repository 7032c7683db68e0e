package org.challengectl.signal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What people and programs need to know of a modulation before they use it.
 *
 * @param name as in an event's YAML: lower case letters and digits
 * @param title for people, e.g. "Morse code (CW)"
 * @param summary one or two sentences
 * @param flagKind what it sends
 * @param parameters in the order in which a form should show them
 * @param aliases other names under which it is known, each with the parameters that the name
 *     implies, e.g. {@code lsb} for {@code ssb} with {@code mode=lsb}
 */
public record ModulationDescriptor(
    String name,
    String title,
    String summary,
    FlagKind flagKind,
    List<Parameter> parameters,
    Map<String, Map<String, Object>> aliases) {

  public ModulationDescriptor {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(flagKind, "flagKind");
    if (!name.matches("[a-z][a-z0-9]*")) {
      throw new IllegalArgumentException("not a modulation name: " + name);
    }
    parameters = List.copyOf(parameters);
    aliases = Map.copyOf(aliases);
  }

  /** The parameter of that name. */
  public Optional<Parameter> parameter(String parameterName) {
    return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
  }

  /** Whether {@code wanted} is this modulation's name or one of its aliases. */
  public boolean answersTo(String wanted) {
    return name.equals(wanted) || aliases.containsKey(wanted);
  }
}

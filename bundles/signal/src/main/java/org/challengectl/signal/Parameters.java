package org.challengectl.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Values for a modulation's parameters: checked, typed, with defaults filled in. Immutable. */
public final class Parameters {

  private final Map<String, Object> values;

  private Parameters(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Checks raw values against a descriptor.
   *
   * @param descriptor of the modulation
   * @param calledAs the modulation's name or the alias that was used
   * @param raw values as they came from YAML, JSON or a command line
   * @throws SignalException with one problem for each wrong value
   */
  public static Parameters check(
      ModulationDescriptor descriptor, String calledAs, Map<String, ?> raw) throws SignalException {
    Map<String, Object> implied = descriptor.aliases().getOrDefault(calledAs, Map.of());
    List<SignalException.Problem> problems = new ArrayList<>();
    Map<String, Object> checked = new TreeMap<>();
    for (Parameter parameter : descriptor.parameters()) {
      String name = parameter.name();
      if (raw.containsKey(name)) {
        Object value = raw.get(name);
        parameter
            .accept(value)
            .ifPresentOrElse(
                accepted -> checked.put(name, accepted),
                () -> problems.add(wrong(parameter, value)));
      } else if (implied.containsKey(name)) {
        checked.put(name, implied.get(name));
      } else if (parameter.defaultValue() != null) {
        checked.put(name, parameter.defaultValue());
      }
    }
    for (String name : raw.keySet()) {
      if (descriptor.parameter(name).isEmpty()) {
        problems.add(unknown(descriptor, calledAs, name));
      }
    }
    if (!problems.isEmpty()) {
      throw new SignalException("bad_parameter", problems);
    }
    return new Parameters(checked);
  }

  /** Checks raw values against a descriptor under the modulation's own name. */
  public static Parameters check(ModulationDescriptor descriptor, Map<String, ?> raw)
      throws SignalException {
    return check(descriptor, descriptor.name(), raw);
  }

  /** All values by name, sorted. */
  public Map<String, Object> values() {
    return values;
  }

  /** The value of an integer parameter that has a default. */
  public long integer(String name) {
    return (Long) value(name);
  }

  /** The value of a number parameter that has a default. */
  public double number(String name) {
    return ((Number) value(name)).doubleValue();
  }

  /** The value of a text or choice parameter that has a default. */
  public String text(String name) {
    return (String) value(name);
  }

  /** The value of a boolean parameter that has a default. */
  public boolean bool(String name) {
    return (Boolean) value(name);
  }

  /** The value of an integer parameter that may be left out. */
  public OptionalLong optionalInteger(String name) {
    return values.get(name) instanceof Long value ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /** The value of a number parameter that may be left out. */
  public OptionalDouble optionalNumber(String name) {
    return values.get(name) instanceof Number value
        ? OptionalDouble.of(value.doubleValue())
        : OptionalDouble.empty();
  }

  private Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for parameter '" + name + "'");
    }
    return value;
  }

  private static SignalException.Problem wrong(Parameter parameter, Object value) {
    String shown = String.valueOf(value);
    return new SignalException.Problem(
        parameter.name(),
        "'%s' must be %s, was %s"
            .formatted(
                parameter.name(),
                parameter.allowed(),
                shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
  }

  private static SignalException.Problem unknown(
      ModulationDescriptor descriptor, String calledAs, String name) {
    List<String> known = descriptor.parameters().stream().map(Parameter::name).toList();
    String hint =
        known.isEmpty() ? "it takes no parameters" : "it knows " + String.join(", ", known);
    return new SignalException.Problem(
        name, "modulation '%s' has no parameter '%s'; %s".formatted(calledAs, name, hint));
  }
}

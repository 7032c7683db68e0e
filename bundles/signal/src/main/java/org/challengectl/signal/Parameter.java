package org.challengectl.signal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One parameter of a modulation.
 *
 * @param name as in an event's YAML
 * @param type what values it takes
 * @param unit of a number, e.g. "wpm"; empty if it has none
 * @param minimum least number, inclusive; null if unbounded or not a number
 * @param maximum greatest number, inclusive; null if unbounded or not a number
 * @param choices the values of a {@link Type#CHOICE}; empty otherwise
 * @param form what a {@link Type#TEXT} must look like; null otherwise
 * @param defaultValue what holds when it is left out; null if the modulation finds it out
 * @param example a value that works
 * @param help one sentence
 */
public record Parameter(
    String name,
    Type type,
    String unit,
    BigDecimal minimum,
    BigDecimal maximum,
    List<String> choices,
    TextForm form,
    Object defaultValue,
    String example,
    String help) {

  /** What values a parameter takes. */
  public enum Type {
    INTEGER,
    NUMBER,
    TEXT,
    BOOLEAN,
    CHOICE
  }

  public Parameter {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(example, "example");
    Objects.requireNonNull(help, "help");
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("not a parameter name: " + name);
    }
    choices = List.copyOf(choices);
    if ((type == Type.TEXT) != (form != null)) {
      throw new IllegalArgumentException("a text, and only a text, has a form: " + name);
    }
  }

  /** A whole number within bounds. */
  public static Parameter integer(
      String name, String unit, long minimum, long maximum, long defaultValue, String help) {
    return new Parameter(
        name,
        Type.INTEGER,
        unit,
        BigDecimal.valueOf(minimum),
        BigDecimal.valueOf(maximum),
        List.of(),
        null,
        defaultValue,
        Long.toString(defaultValue),
        help);
  }

  /** A number within bounds. */
  public static Parameter number(
      String name, String unit, double minimum, double maximum, double defaultValue, String help) {
    return new Parameter(
        name,
        Type.NUMBER,
        unit,
        BigDecimal.valueOf(minimum),
        BigDecimal.valueOf(maximum),
        List.of(),
        null,
        defaultValue,
        BigDecimal.valueOf(defaultValue).stripTrailingZeros().toPlainString(),
        help);
  }

  /** One of a few words. */
  public static Parameter choice(
      String name, List<String> choices, String defaultValue, String help) {
    return new Parameter(
        name, Type.CHOICE, "", null, null, choices, null, defaultValue, defaultValue, help);
  }

  /** A text of a form; left out if {@code defaultValue} is null. */
  public static Parameter text(
      String name, TextForm form, String defaultValue, String example, String help) {
    return new Parameter(
        name, Type.TEXT, "", null, null, List.of(), form, defaultValue, example, help);
  }

  /** Yes or no. */
  public static Parameter bool(String name, boolean defaultValue, String help) {
    String example = Boolean.toString(defaultValue);
    return new Parameter(
        name, Type.BOOLEAN, "", null, null, List.of(), null, defaultValue, example, help);
  }

  /** This parameter without a default: the modulation finds the value out when it is left out. */
  public Parameter withoutDefault() {
    return new Parameter(name, type, unit, minimum, maximum, choices, form, null, example, help);
  }

  /** What is allowed, in words, e.g. "a whole number, 5-100 wpm". */
  public String allowed() {
    return switch (type) {
      case INTEGER -> "a whole number" + range();
      case NUMBER -> "a number" + range();
      case TEXT -> form.words();
      case BOOLEAN -> "true or false";
      case CHOICE -> "one of " + String.join(", ", choices);
    };
  }

  /**
   * Brings a value from YAML, JSON or a command line into this parameter's type.
   *
   * @return a Long, Double, String or Boolean; empty if the value is not allowed
   */
  public Optional<Object> accept(Object raw) {
    return switch (type) {
      case INTEGER -> decimal(raw).flatMap(Parameter::whole);
      case NUMBER ->
          decimal(raw).map(BigDecimal::doubleValue).filter(Double::isFinite).map(d -> (Object) d);
      case TEXT ->
          Optional.ofNullable(raw).map(Object::toString).filter(form::matches).map(s -> (Object) s);
      case BOOLEAN -> bool(raw);
      case CHOICE -> choice(raw);
    };
  }

  private static Optional<Object> whole(BigDecimal value) {
    try {
      return Optional.of(value.longValueExact());
    } catch (ArithmeticException notWholeOrTooLarge) {
      return Optional.empty();
    }
  }

  private Optional<BigDecimal> decimal(Object raw) {
    if (!(raw instanceof Number) && !(raw instanceof String)) {
      return Optional.empty();
    }
    String text = raw.toString().strip();
    if (text.length() > 40) {
      return Optional.empty();
    }
    try {
      BigDecimal value = new BigDecimal(text);
      boolean low = minimum != null && value.compareTo(minimum) < 0;
      boolean high = maximum != null && value.compareTo(maximum) > 0;
      return low || high ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> bool(Object raw) {
    return switch (String.valueOf(raw)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private Optional<Object> choice(Object raw) {
    String wanted = String.valueOf(raw).strip();
    return choices.stream().filter(wanted::equalsIgnoreCase).findFirst().map(c -> (Object) c);
  }

  private String range() {
    String suffix = unit.isEmpty() ? "" : " " + unit;
    if (minimum == null && maximum == null) {
      return unit.isEmpty() ? "" : " of" + suffix;
    }
    if (minimum == null) {
      return ", at most " + maximum.toPlainString() + suffix;
    }
    if (maximum == null) {
      return ", at least " + minimum.toPlainString() + suffix;
    }
    return ", " + minimum.toPlainString() + "-" + maximum.toPlainString() + suffix;
  }
}

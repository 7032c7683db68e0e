package org.challengectl.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;
import org.challengectl.signal.SignalException.Problem;

/**
 * Checks parameters that came as JSON: takes exactly what {@link ModulationSchema#parameters}
 * accepts. That is what {@link Parameters#check} takes, but for the freedoms that YAML and command
 * lines need: here a number is not a text, and the words of a choice are written as they are
 * listed.
 */
public final class JsonParameters {

  private static final int SHOWN = 60;

  private JsonParameters() {}

  /**
   * Checks an object.
   *
   * @param calledAs the modulation's name or the alias that was used
   * @param json an object; null, missing or JSON's null for none
   * @throws SignalException with one problem for each wrong value
   */
  public static Parameters check(ModulationDescriptor modulation, String calledAs, JsonNode json)
      throws SignalException {
    if (json == null || json.isNull() || json.isMissingNode()) {
      return Parameters.check(modulation, calledAs, Map.of());
    }
    if (!json.isObject()) {
      throw SignalException.badParameter(
          "parameters", "the parameters must be an object, was " + shown(json));
    }
    List<Problem> problems = new ArrayList<>();
    Map<String, Object> raw = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      Optional<Parameter> parameter = modulation.parameter(field.getKey());
      Optional<Object> value =
          parameter.isEmpty()
              ? Optional.of(field.getValue())
              : raw(parameter.get(), field.getValue());
      if (value.isPresent()) {
        raw.put(field.getKey(), value.get());
      } else {
        problems.add(wrong(parameter.orElseThrow(), field.getValue()));
      }
    }
    try {
      Parameters checked = Parameters.check(modulation, calledAs, raw);
      if (problems.isEmpty()) {
        return checked;
      }
    } catch (SignalException more) {
      problems.addAll(more.problems());
    }
    throw new SignalException("bad_parameter", problems);
  }

  /** The value as the parameter's own check takes it; empty if it is of the wrong kind. */
  private static Optional<Object> raw(Parameter parameter, JsonNode value) {
    return switch (parameter.type()) {
      case INTEGER, NUMBER -> number(value);
      case TEXT -> value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
      case BOOLEAN -> value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
      case CHOICE -> choice(parameter, value);
    };
  }

  private static Optional<Object> number(JsonNode value) {
    if (!isFinite(value)) {
      return Optional.empty();
    }
    return Optional.of(
        value.canConvertToLong() && value.isIntegralNumber()
            ? (Object) value.longValue()
            : value.doubleValue());
  }

  private static Optional<Object> choice(Parameter parameter, JsonNode value) {
    return parameter.choices().stream()
        .filter(
            choice ->
                (value.isTextual() && value.textValue().equals(choice))
                    || (isFinite(value) && same(JsonValues.number(choice), value.decimalValue())))
        .findFirst()
        .map(choice -> (Object) choice);
  }

  private static boolean same(Optional<BigDecimal> choice, BigDecimal value) {
    return choice.filter(number -> number.compareTo(value) == 0).isPresent();
  }

  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  private static Problem wrong(Parameter parameter, JsonNode value) {
    return new Problem(
        parameter.name(),
        "'%s' must be %s, was %s".formatted(parameter.name(), parameter.allowed(), shown(value)));
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}

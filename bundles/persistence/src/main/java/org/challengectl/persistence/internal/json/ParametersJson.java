package org.challengectl.persistence.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.challengectl.domain.RefusedException;

/** A modulation's parameters: text, whole numbers, finite numbers and truth values. */
final class ParametersJson {

  private ParametersJson() {}

  static ObjectNode write(Map<String, Object> parameters) {
    ObjectNode node = Json.object();
    parameters.forEach((name, value) -> put(node, name, value));
    return node;
  }

  private static void put(ObjectNode node, String name, Object value) {
    if (value instanceof String text) {
      node.put(name, text);
    } else if (value instanceof Long number) {
      node.put(name, number);
    } else if (value instanceof Boolean truth) {
      node.put(name, truth);
    } else if (value instanceof Double number && Double.isFinite(number)) {
      node.put(name, number);
    } else {
      throw new RefusedException(
          RefusedException.Kind.INVALID,
          "bad_parameter",
          "The parameter '"
              + name
              + "' must be text, a whole number, a finite number or a truth value, was "
              + (value == null ? "nothing" : value.getClass().getSimpleName() + " " + value)
              + ".");
    }
  }

  static Map<String, Object> read(JsonNode node) {
    Map<String, Object> parameters = new TreeMap<>();
    node.properties().forEach(entry -> parameters.put(entry.getKey(), value(entry.getValue())));
    return parameters;
  }

  private static Object value(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
  }
}

package org.challengectl.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of parameters as JSON. */
final class JsonValues {

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,18})?");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonValues() {}

  /** A String, Boolean or Number; a number that is whole is written as such. */
  static JsonNode of(Object value) {
    if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (value instanceof BigDecimal number) {
      return number(number);
    }
    if (value instanceof Number number) {
      return number(new BigDecimal(number.toString()));
    }
    return NODES.textNode(String.valueOf(value));
  }

  private static JsonNode number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > 0) {
      return NODES.numberNode(plain);
    }
    return plain.precision() - plain.scale() <= 18
        ? NODES.numberNode(plain.longValueExact())
        : NODES.numberNode(plain.toBigIntegerExact());
  }

  /** The number that a choice is if it is written as JSON writes numbers. */
  static Optional<BigDecimal> number(String choice) {
    return NUMBER.matcher(choice).matches()
        ? Optional.of(new BigDecimal(choice))
        : Optional.empty();
  }
}

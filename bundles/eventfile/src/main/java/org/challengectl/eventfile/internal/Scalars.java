package org.challengectl.eventfile.internal;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What single values mean. */
final class Scalars {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d[\\d_]{0,30}\\.?[\\d_]{0,30}|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");

  private Scalars() {}

  static Optional<BigDecimal> number(ScalarNode node) {
    return number(node.getValue());
  }

  static Optional<BigDecimal> number(String text) {
    String stripped = text.strip();
    if (!NUMBER.matcher(stripped).matches()) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(stripped.replace("_", "")));
  }

  static Optional<Long> wholeNumber(ScalarNode node) {
    return number(node).flatMap(Scalars::whole);
  }

  static Optional<Long> whole(BigDecimal value) {
    try {
      return Optional.of(value.longValueExact());
    } catch (ArithmeticException notWhole) {
      return Optional.empty();
    }
  }

  /** YAML 1.1's words for true and false. */
  static Optional<Boolean> bool(ScalarNode node) {
    return switch (node.getValue().strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}

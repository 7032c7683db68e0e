package org.challengectl.eventfile.internal;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What single values mean. */
final class Scalars {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d[\\d_]{0,30}\\.?[\\d_]{0,30}|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");
  private static final Pattern WITH_UNIT = Pattern.compile("(?i)([\\d._]{1,20})\\s*([kmg]?)(hz)?");

  private Scalars() {}

  static Optional<BigDecimal> number(ScalarNode node) {
    return number(node.getValue());
  }

  private static Optional<BigDecimal> number(String text) {
    String stripped = text.strip();
    if (!NUMBER.matcher(stripped).matches()) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(stripped.replace("_", "")));
  }

  static Optional<Long> wholeNumber(ScalarNode node) {
    return number(node).flatMap(Scalars::whole);
  }

  private static Optional<Long> whole(BigDecimal value) {
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

  /** The Hz that somebody who wrote "146.55 MHz" or 146.55 probably means. */
  static Optional<Long> meantHz(String text) {
    Matcher matcher = WITH_UNIT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int exponent =
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 3;
          case "g" -> 9;
          case "m" -> 6;
          default -> matcher.group(3) == null ? 6 : 0;
        };
    return number(matcher.group(1))
        .map(n -> n.scaleByPowerOfTen(exponent))
        .flatMap(Scalars::whole)
        .filter(hz -> hz > 0 && hz <= Fields.MAX_HZ);
  }
}

package org.challengectl.cli.internal;

import java.math.BigDecimal;
import java.util.Locale;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;

/** What descriptors say, in words. */
final class Words {

  private Words() {}

  static String flag(ModulationDescriptor modulation) {
    return switch (modulation.flagKind()) {
      case TEXT -> "a text";
      case AUDIO -> "an audio file";
      case IMAGE -> "a picture";
      case BYTES -> "a file";
      case TEXT_OR_IMAGE -> "a text, or a picture";
    };
  }

  static String type(Parameter parameter) {
    return parameter.type().name().toLowerCase(Locale.ROOT);
  }

  static String defaultValue(Parameter parameter) {
    Object value = parameter.defaultValue();
    if (value == null) {
      return "none";
    }
    return value instanceof Number number ? number(new BigDecimal(number.toString())) : "" + value;
  }

  static String number(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** What values a parameter takes, without its unit. */
  static String range(Parameter parameter) {
    return switch (parameter.type()) {
      case INTEGER, NUMBER -> range(parameter.minimum(), parameter.maximum());
      case TEXT -> parameter.form().words();
      case BOOLEAN -> "true, false";
      case CHOICE -> String.join(", ", parameter.choices());
    };
  }

  private static String range(BigDecimal minimum, BigDecimal maximum) {
    if (minimum == null) {
      return maximum == null ? "any" : "at most " + number(maximum);
    }
    return maximum == null
        ? "at least " + number(minimum)
        : number(minimum) + " to " + number(maximum);
  }
}

package org.challengectl.auth.internal;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in {@code ${name}}, which Karaf does in files but not in defaults. */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private Placeholders() {}

  /**
   * @param properties gives null for what it does not know
   * @throws IllegalArgumentException naming a placeholder that is not known
   */
  static String resolve(String text, UnaryOperator<String> properties) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              String value = properties.apply(found.group(1));
              if (value == null) {
                throw new IllegalArgumentException(
                    "org.challengectl.auth: there is no property " + found.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}

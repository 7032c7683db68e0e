package org.challengectl.agent.core.internal;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables into settings, so that secrets and ports need not stand in files. */
final class Variables {

  private static final Pattern FORM =
      Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}");

  private Variables() {}

  /**
   * Replaces each {@code ${env:NAME}} and {@code ${env:NAME:-default}}; without a default, a
   * variable that is not set becomes nothing.
   */
  static String resolve(String text, Function<String, String> variables) {
    Matcher matcher = FORM.matcher(text);
    return matcher.replaceAll(
        found -> {
          String value =
              Optional.ofNullable(variables.apply(found.group(1)))
                  .filter(v -> !v.isEmpty())
                  .or(() -> Optional.ofNullable(found.group(2)))
                  .orElse("");
          return Matcher.quoteReplacement(value);
        });
  }
}

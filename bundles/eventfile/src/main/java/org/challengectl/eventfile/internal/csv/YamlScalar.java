package org.challengectl.eventfile.internal.csv;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Single values as a person would write them in YAML. */
final class YamlScalar {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}(\\.\\d{1,9})?");
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  private YamlScalar() {}

  /** Without quotes if nothing but this text can be meant. */
  static String of(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    return plain || NUMBER.matcher(text).matches() ? text : quoted(text);
  }

  /** In double quotes. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(c, out));
    return out.append('"').toString();
  }

  private static void append(int c, StringBuilder out) {
    if (c == '"' || c == '\\') {
      out.append('\\').appendCodePoint(c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (isPrintable(c)) {
      out.appendCodePoint(c);
    } else {
      out.append("\\u%04X".formatted(c));
    }
  }

  private static boolean isPrintable(int c) {
    boolean ascii = c >= 0x20 && c <= 0x7E;
    boolean breaksLines = c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    return ascii || (c >= 0xA0 && c <= 0xFFFD && !breaksLines) || c >= 0x10000;
  }
}

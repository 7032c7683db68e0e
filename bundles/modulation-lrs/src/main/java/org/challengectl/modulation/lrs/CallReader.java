package org.challengectl.modulation.lrs;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringTokenizer;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;

/** Reads a call from a flag such as {@code -s 185 -p 34 -pf 1}, and from parameters. */
final class CallReader {

  private static final int DEFAULT_FUNCTION = 1;
  private static final String EXAMPLE = "e.g. '-s 185 -p 34 -pf 1'";

  private final Parameters parameters;
  private final Map<String, Integer> options;

  private CallReader(Parameters parameters, Map<String, Integer> options) {
    this.parameters = parameters;
    this.options = options;
  }

  static Call read(Flag flag, Parameters parameters) throws SignalException {
    CallReader reader = new CallReader(parameters, options(flag));
    return new Call(
        reader.value("-s", "system_id", -1),
        reader.value("-p", "pager_id", -1),
        reader.value("-pf", "function", DEFAULT_FUNCTION));
  }

  private int value(String option, String parameter, int otherwise) throws SignalException {
    OptionalLong given = parameters.optionalInteger(parameter);
    Integer written = options.get(option);
    if (written != null && given.isPresent() && written != given.getAsLong()) {
      throw SignalException.badParameter(
          parameter,
          "the flag says '%s %d', but '%s' is %d; leave one of them out"
              .formatted(option, written, parameter, given.getAsLong()));
    }
    if (written != null) {
      return written;
    }
    if (given.isEmpty() && otherwise < 0) {
      throw SignalException.badFlag(
          "the flag does not say '%s'; add it, %s, or set the parameter '%s'"
              .formatted(option, EXAMPLE, parameter));
    }
    return (int) given.orElse(otherwise);
  }

  private static Map<String, Integer> options(Flag flag) throws SignalException {
    Map<String, Integer> options = new HashMap<>();
    if (flag instanceof Flag.Text text && text.text().isEmpty()) {
      return options;
    }
    StringTokenizer words = new StringTokenizer(TextFlag.ascii(flag, "lrs"));
    while (words.hasMoreTokens()) {
      String option = words.nextToken();
      int maximum = maximum(option);
      String digits = words.hasMoreTokens() ? words.nextToken() : "nothing";
      if (!digits.matches("\\d{1,9}") || Integer.parseInt(digits) > maximum) {
        throw SignalException.badFlag(
            "'%s' must be followed by a whole number, 0-%d, not by %s"
                .formatted(option, maximum, shortened(digits)));
      }
      if (options.put(option, Integer.parseInt(digits)) != null) {
        throw SignalException.badFlag("the flag says '%s' twice".formatted(option));
      }
    }
    return options;
  }

  private static int maximum(String option) throws SignalException {
    return switch (option) {
      case "-s" -> Call.MAX_SYSTEM;
      case "-p" -> Call.MAX_PAGER;
      case "-pf" -> Call.MAX_FUNCTION;
      default ->
          throw SignalException.badFlag(
              "lrs does not know '%s'; write '-s SYSTEM -p PAGER -pf FUNCTION', %s"
                  .formatted(shortened(option), EXAMPLE));
    };
  }

  private static String shortened(String word) {
    return word.length() > 20 ? word.substring(0, 20) + "..." : word;
  }
}

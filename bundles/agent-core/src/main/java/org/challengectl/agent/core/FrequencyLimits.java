package org.challengectl.agent.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.challengectl.radio.FrequencySpan;

/** What {@code frequency_limits} may say: "144000000-148000000" in Hz, or a range's name. */
public final class FrequencyLimits {

  private static final Pattern SPAN = Pattern.compile("\\s*(\\d{1,12})\\s*-\\s*(\\d{1,12})\\s*");
  private static final Pattern NAME =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9_. -]{0,63}");

  private FrequencyLimits() {}

  /** What is wrong with a limit, if anything. */
  public static Optional<String> problem(String limit) {
    Matcher span = SPAN.matcher(limit);
    if (span.matches()) {
      return Long.parseLong(span.group(2)) < Long.parseLong(span.group(1))
          ? Optional.of("has its upper edge below the lower: '" + limit + "'")
          : Optional.empty();
    }
    return NAME.matcher(limit).matches()
        ? Optional.empty()
        : Optional.of("must be like 144000000-148000000 (Hz) or a range's name");
  }

  /** The span that a limit says in numbers; empty for a range's name. */
  public static Optional<FrequencySpan> span(String limit) {
    Matcher span = SPAN.matcher(limit);
    if (!span.matches() || problem(limit).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new FrequencySpan(Long.parseLong(span.group(1)), Long.parseLong(span.group(2))));
  }
}

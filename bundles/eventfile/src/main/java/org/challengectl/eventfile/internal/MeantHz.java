package org.challengectl.eventfile.internal;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Guesses what somebody meant who wrote a frequency that is none in Hz. */
final class MeantHz {

  private static final Pattern WITH_UNIT = Pattern.compile("(?i)([\\d._]{1,20})\\s*([kmg]?)(hz)?");

  /** What radios of the usual kind tune to. */
  private static final long USUAL_MIN_HZ = 1_000_000L;

  private static final long USUAL_MAX_HZ = 6_000_000_000L;

  private MeantHz() {}

  /** What to write instead, as advice. */
  static Optional<String> hint(String text) {
    Optional<Long> whole = Scalars.number(text).flatMap(Scalars::whole);
    return whole.isPresent()
        ? wrongUnit(whole.get())
        : withUnit(text).map(hz -> "if that is meant: " + hz);
  }

  /** 146520 are kHz, 146 MHz, and 146520000000 mHz. */
  private static Optional<String> wrongUnit(long number) {
    String meant =
        Stream.of(3, 6, -3, -6)
            .map(exponent -> BigDecimal.valueOf(number).scaleByPowerOfTen(exponent))
            .flatMap(hz -> Scalars.whole(hz).stream())
            .filter(hz -> hz >= USUAL_MIN_HZ && hz <= USUAL_MAX_HZ)
            .map(String::valueOf)
            .collect(Collectors.joining(" or "));
    return meant.isEmpty()
        ? Optional.empty()
        : Optional.of("frequencies are in Hz; did you mean " + meant + "?");
  }

  /** The Hz of somebody who wrote "146.55 MHz" or 146.55. */
  private static Optional<Long> withUnit(String text) {
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
    return Scalars.number(matcher.group(1))
        .map(n -> n.scaleByPowerOfTen(exponent))
        .flatMap(Scalars::whole)
        .filter(hz -> hz >= Fields.MIN_HZ && hz <= Fields.MAX_HZ);
  }
}

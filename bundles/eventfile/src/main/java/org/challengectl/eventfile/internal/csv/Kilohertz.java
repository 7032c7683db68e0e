package org.challengectl.eventfile.internal.csv;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.challengectl.eventfile.internal.Quoted;

/** Frequencies as the old files write them: in kHz. */
final class Kilohertz {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{0,9})?");
  private static final BigDecimal LEAST_HZ = new BigDecimal("1e6");

  /** No radio of those events goes higher; what is greater was meant in Hz. */
  private static final BigDecimal GREATEST_HZ = new BigDecimal("6e9");

  private Kilohertz() {}

  /** Whether somebody meant a number, right or wrong. */
  static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  /** Whole Hz; empty, and then it has been said, if the cell is no frequency in kHz. */
  static Optional<Long> hz(String cell, String column, Place place, Mistakes mistakes) {
    if (isNumber(cell)) {
      BigDecimal hz = new BigDecimal(cell).movePointRight(3);
      if (hz.compareTo(LEAST_HZ) >= 0
          && hz.compareTo(GREATEST_HZ) <= 0
          && hz.stripTrailingZeros().scale() <= 0) {
        return Optional.of(hz.longValueExact());
      }
    }
    mistakes.add(
        place,
        "%s must be a frequency in kHz, 1000-6000000, at most three decimals, was %s"
            .formatted(column, Quoted.of(cell)),
        hint(cell));
    return Optional.empty();
  }

  private static String hint(String cell) {
    if (!isNumber(cell)) {
      return "write e.g. 146550";
    }
    BigDecimal written = new BigDecimal(cell);
    String meant =
        Stream.of(3, -3)
            .map(written::scaleByPowerOfTen)
            .filter(khz -> usual(khz.movePointRight(3)))
            .map(khz -> khz.stripTrailingZeros().toPlainString())
            .collect(Collectors.joining(" or "));
    return meant.isEmpty() ? "write e.g. 146550" : "did you mean " + meant + "?";
  }

  private static boolean usual(BigDecimal hz) {
    return hz.compareTo(LEAST_HZ) >= 0 && hz.compareTo(GREATEST_HZ) <= 0;
  }
}

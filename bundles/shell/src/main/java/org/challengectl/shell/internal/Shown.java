package org.challengectl.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.challengectl.domain.FrequencyPlan;

/** Values as radio people and operators write them. */
public final class Shown {

  /** For what is not there. */
  public static final String NOTHING = "-";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Shown() {}

  /** A carrier frequency to the Hz: {@code 146.520 000 MHz}, below 1 MHz {@code 472.500 kHz}. */
  public static String frequency(long hz) {
    return hz >= 1_000_000
        ? "%d.%03d %03d MHz".formatted(hz / 1_000_000, hz / 1_000 % 1_000, hz % 1_000)
        : "%d.%03d kHz".formatted(hz / 1_000, hz % 1_000);
  }

  /** A width or offset in three digits: {@code 93 Hz}, {@code 9.98 kHz}, {@code -1.20 kHz}. */
  public static String width(double hz) {
    double size = Math.abs(hz);
    if (size < 999.5) {
      return String.format(Locale.ROOT, "%.0f Hz", hz);
    }
    return size < 999_500
        ? String.format(Locale.ROOT, digits(size / 1e3) + " kHz", hz / 1e3)
        : String.format(Locale.ROOT, digits(size / 1e6) + " MHz", hz / 1e6);
  }

  private static String digits(double size) {
    if (size < 9.995) {
      return "%.2f";
    }
    return size < 99.95 ? "%.1f" : "%.0f";
  }

  /** {@code 4.1 s}, {@code 1 min 30 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
  public static String duration(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(60)) < 0) {
      String tenths = String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
      return (tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths) + " s";
    }
    if (duration.compareTo(Duration.ofHours(1)) < 0) {
      return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
    }
    return duration.compareTo(Duration.ofDays(1)) < 0
        ? two(duration.toHours(), "h", duration.toMinutesPart(), "min")
        : two(duration.toDays(), "d", duration.toHoursPart(), "h");
  }

  private static String two(long large, String largeUnit, int small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  /** {@code 2025-04-05 09:00:00}; which zone it is must be said beside it. */
  public static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  /** As {@link #time(Instant, ZoneId)}, or nothing. */
  public static String time(Optional<Instant> time, ZoneId zone) {
    return time.map(t -> time(t, zone)).orElse(NOTHING);
  }

  /** Where a challenge may be sent. */
  public static String plan(FrequencyPlan plan) {
    if (plan instanceof FrequencyPlan.Fixed fixed) {
      return frequency(fixed.frequencyHz());
    }
    if (plan instanceof FrequencyPlan.Named named) {
      return named.rangeNames().stream().collect(Collectors.joining(", "));
    }
    FrequencyPlan.Manual manual = (FrequencyPlan.Manual) plan;
    return frequency(manual.range().lowHz()) + " - " + frequency(manual.range().highHz());
  }

  /** Text from elsewhere on one line and without what a terminal would obey. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** {@code yes} or {@code no}. */
  public static String yesNo(boolean value) {
    return value ? "yes" : "no";
  }

  /** A constant in words: {@code QUEUED} is {@code queued}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code 1 challenge}, {@code 2 challenges}. */
  public static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}

package org.challengectl.eventfile.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as event files write them: {@code 2025-04-05 09:00:00 -5}. */
final class EventTimes {

  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?)?\\s*(\\S{1,40})?");
  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?(\\d{2}))?");
  private static final Pattern TIME_OF_DAY = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");

  private EventTimes() {}

  /**
   * A date and time, with an offset in hours ({@code -5}), in hours and minutes ({@code +05:30},
   * {@code +0530}), a zone's name, or none.
   *
   * @param zone holds if the text names none
   */
  static Optional<Instant> instant(String text, ZoneId zone) {
    Matcher m = TIME.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
      LocalTime time = LocalTime.of(number(m, 4), number(m, 5), number(m, 6));
      ZoneId effective = m.group(7) == null ? zone : zone(m.group(7));
      return Optional.of(LocalDateTime.of(date, time).atZone(effective).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<LocalTime> timeOfDay(String text) {
    Matcher m = TIME_OF_DAY.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.of(number(m, 1), number(m, 2), number(m, 3)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ZoneId zone(String text) {
    Matcher m = OFFSET.matcher(text);
    if (!m.matches()) {
      return ZoneId.of(text);
    }
    int sign = m.group(1).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * number(m, 2), sign * number(m, 3));
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}

package org.challengectl.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The event that all this is for (YAML: {@code conference}).
 *
 * @param name for people
 * @param dayStart when its day begins, in {@code timezone}
 * @param endOfDay when its day ends; before {@code dayStart} if that is after midnight
 */
public record Event(
    String name,
    Optional<Instant> start,
    Optional<Instant> stop,
    ZoneId timezone,
    Optional<LocalTime> dayStart,
    Optional<LocalTime> endOfDay) {

  /** Whether its day goes on; always if it does not say when that begins and ends. */
  public boolean isDay(Instant at) {
    if (dayStart.isEmpty() || endOfDay.isEmpty()) {
      return true;
    }
    LocalTime time = at.atZone(timezone).toLocalTime();
    boolean begun = !time.isBefore(dayStart.get());
    boolean over = !time.isBefore(endOfDay.get());
    return dayStart.get().isBefore(endOfDay.get()) ? begun && !over : begun || !over;
  }

  /** When its day begins or ends next; empty if it does not say. */
  public Optional<Instant> nextTurn(Instant after) {
    if (dayStart.isEmpty() || endOfDay.isEmpty()) {
      return Optional.empty();
    }
    LocalDate today = after.atZone(timezone).toLocalDate();
    return Stream.of(today, today.plusDays(1), today.plusDays(2))
        .flatMap(day -> Stream.of(day.atTime(dayStart.get()), day.atTime(endOfDay.get())))
        .map(local -> local.atZone(timezone).toInstant())
        .filter(after::isBefore)
        .sorted()
        .findFirst();
  }

  /** The same with other times of the day. */
  public Event withDay(Optional<LocalTime> begins, Optional<LocalTime> ends) {
    return new Event(name, start, stop, timezone, begins, ends);
  }
}

package org.challengectl.eventfile.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Event;

/** Reads {@code conference}. */
final class ConferenceReader {

  private static final List<String> KEYS =
      List.of("name", "start", "stop", "timezone", "day_start", "end_of_day");

  private static final int MAX_NAME_LENGTH = 100;

  private final Problems problems;

  ConferenceReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Event> read(Fields fields) {
    int before = problems.count();
    fields.refuseUnknown(KEYS, "'conference'");
    fields.require("name", "write what the event is called");
    Optional<String> name = fields.text("name");
    name.filter(n -> n.length() > MAX_NAME_LENGTH || n.chars().anyMatch(Character::isISOControl))
        .ifPresent(n -> tooLong(n, fields));
    Optional<ZoneId> zone = fields.text("timezone").flatMap(text -> zone(text, fields));
    ZoneId effective = zone.orElseGet(ZoneId::systemDefault);
    Optional<Instant> start = time(fields, "start", effective);
    Optional<Instant> stop = time(fields, "stop", effective);
    Optional<LocalTime> dayStart = timeOfDay(fields, "day_start");
    Optional<LocalTime> endOfDay = timeOfDay(fields, "end_of_day");
    if (start.isPresent() && stop.isPresent() && !start.get().isBefore(stop.get())) {
      problems.add(fields.at("stop"), "'stop' must be after 'start'", "swap them?");
    }
    if (dayStart.isPresent() && dayStart.equals(endOfDay)) {
      problems.add(
          fields.at("end_of_day"),
          "'day_start' and 'end_of_day' are the same time",
          "leave both out if the event runs day and night");
    }
    return problems.count() == before
        ? name.map(n -> new Event(n, start, stop, effective, dayStart, endOfDay))
        : Optional.empty();
  }

  private void tooLong(String name, Fields fields) {
    problems.add(
        fields.at("name"),
        "the name " + Quoted.of(name) + " must be one line of at most 100 characters");
  }

  private Optional<ZoneId> zone(String text, Fields fields) {
    try {
      return Optional.of(ZoneId.of(text.strip()));
    } catch (DateTimeException e) {
      problems.add(
          fields.at("timezone"),
          "'timezone' " + Quoted.of(text) + " is not known",
          Suggestion.question(ZoneId.getAvailableZoneIds(), text)
              .or(() -> Optional.of("write e.g. America/New_York or UTC")));
      return Optional.empty();
    }
  }

  private Optional<Instant> time(Fields fields, String key, ZoneId zone) {
    Optional<String> text = fields.text(key);
    Optional<Instant> time = text.flatMap(t -> EventTimes.instant(t, zone));
    if (text.isPresent() && time.isEmpty()) {
      problems.add(
          fields.at(key),
          "'%s' must be a date and time, was %s".formatted(key, Quoted.of(text.get())),
          "write e.g. \"2025-04-05 09:00:00 -5\"");
    }
    return time;
  }

  private Optional<LocalTime> timeOfDay(Fields fields, String key) {
    Optional<String> text = fields.text(key);
    Optional<LocalTime> time = text.flatMap(EventTimes::timeOfDay);
    if (text.isPresent() && time.isEmpty()) {
      problems.add(
          fields.at(key),
          "'%s' must be a time of day, was %s".formatted(key, Quoted.of(text.get())),
          "write e.g. \"09:00\"");
    }
    return time;
  }
}

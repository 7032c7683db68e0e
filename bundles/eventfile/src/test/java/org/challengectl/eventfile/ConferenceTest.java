package org.challengectl.eventfile;

import static org.challengectl.eventfile.Reading.good;
import static org.challengectl.eventfile.Reading.problem;
import static org.challengectl.eventfile.Reading.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConferenceTest {

  @ParameterizedTest
  @CsvSource({
    "2025-04-05 09:00:00 -5, 2025-04-05T14:00:00Z",
    "2025-04-05 09:00:00 -05:00, 2025-04-05T14:00:00Z",
    "2025-04-05 09:00:00 +0530, 2025-04-05T03:30:00Z",
    "2025-04-05 09:00:00-5, 2025-04-05T14:00:00Z",
    "2025-04-05T09:00:00Z, 2025-04-05T09:00:00Z",
    "2025-04-05 09:00 UTC, 2025-04-05T09:00:00Z",
    "2025-4-5 9:00:00 Europe/Berlin, 2025-04-05T07:00:00Z",
    "2025-04-05 09:00:00, 2025-04-05T13:00:00Z",
    "2025-04-05, 2025-04-05T04:00:00Z"
  })
  void readsTimesAsPeopleWriteThem(String written, Instant expected) {
    Event event =
        good("conference: {name: X, timezone: America/New_York, start: \"%s\"}".formatted(written))
            .event()
            .orElseThrow();

    assertEquals(Optional.of(expected), event.start());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-30 09:00:00 -5",
        "2025-04-05 25:00:00 -5",
        "2025-04-05 09:00:00 -19",
        "2025-04-05 09:00:00 Mars/Base",
        "05.04.2025 09:00",
        "1743865200"
      })
  void refusesTimesThatAreNone(String written) {
    assertEquals(
        "event.yml:3: 'start' must be a date and time, was '%s' - write e.g. \"2025-04-05 09:00:00 -5\""
            .formatted(written),
        problem("conference:\n  name: X\n  start: \"" + written + "\"\n"));
  }

  @Test
  void withoutATimezoneTheServersHolds() {
    assertEquals(
        ZoneId.systemDefault(), good("conference: {name: X}").event().orElseThrow().timezone());
  }

  @Test
  void asksWhichTimezoneIsMeant() {
    assertEquals(
        "event.yml:1: 'timezone' 'America/NewYork' is not known - did you mean"
            + " 'America/New_York'?",
        problem("conference: {name: X, timezone: America/NewYork}"));
  }

  @Test
  void checksOneTimeAgainstTheOther() {
    assertEquals(
        List.of(
            "event.yml:4: 'stop' must be after 'start' - swap them?",
            "event.yml:6: 'day_start' and 'end_of_day' are the same time - leave both out if the"
                + " event runs day and night"),
        problems(
            """
            conference:
              name: X
              start: 2025-04-06
              stop: 2025-04-05
              day_start: "09:00"
              end_of_day: "9:00"
            """));
  }

  @Test
  void anEventWithAMistakeIsNoEvent() {
    assertTrue(Reading.read("conference: {name: X, day_start: 25:00}").event().isEmpty());
    assertEquals(
        "event.yml:1: 'day_start' must be a time of day, was '25:00' - write e.g. \"09:00\"",
        problem("conference: {name: X, day_start: 25:00}"));
  }
}

package org.challengectl.eventfile.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  private static final List<String> KEYS =
      List.of("name", "frequency", "frequency_ranges", "min_delay", "max_delay", "flag");

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, abc, 0",
    "abc, ab, 1",
    "ab, abc, 1",
    "abc, axc, 1",
    "abcd, acbd, 1",
    "kitten, sitting, 3"
  })
  void countsSlipsOfThePen(String a, String b, int distance) {
    assertEquals(distance, Suggestion.distance(a, b));
    assertEquals(distance, Suggestion.distance(b, a));
  }

  @ParameterizedTest
  @CsvSource({
    "frequncy, frequency",
    "Frequency, frequency",
    "min-delay, min_delay",
    "freq, frequency",
    "falg, flag",
    "nmae, name"
  })
  void guessesTheNearest(String found, String meant) {
    assertEquals(Optional.of(meant), Suggestion.among(KEYS, found));
  }

  @ParameterizedTest
  @CsvSource({"''", "x", "wattage", "de"})
  void guessesNothingFarFetched(String found) {
    assertEquals(Optional.empty(), Suggestion.among(KEYS, found));
  }

  @Test
  void doesNotMeasureEndlessWords() {
    assertEquals(Optional.empty(), Suggestion.among(KEYS, "x".repeat(1_000_000)));
  }
}

package org.challengectl.eventfile;

import static org.challengectl.eventfile.Reading.problem;
import static org.challengectl.eventfile.Reading.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyMistakesTest {

  private static String challenge(String frequency) {
    return """
    frequency_ranges:
      - {name: ham_144, min_hz: 144000000, max_hz: 148000000}
      - {name: ham_440, min_hz: 420000000, max_hz: 450000000}
      - {name: tiny, min_hz: 420000000, max_hz: 420000100}
    challenges:
      - name: A
        modulation: cw
        flag: HELLO
        %s
    """
        .formatted(frequency);
  }

  @ParameterizedTest
  @CsvSource({
    "146.55, 146550000",
    "146.55 MHz, 146550000",
    "146550kHz, 146550000",
    "1.2GHz, 1200000000",
    "7030000 Hz, 7030000"
  })
  void guessesWhatHzAreMeant(String written, String meant) {
    assertEquals(
        "event.yml:9: 'frequency' must be a whole number of Hz, 1-300000000000, was '%s' - if that is meant: %s"
            .formatted(written, meant),
        problem(challenge("frequency: " + written)));
  }

  @ParameterizedTest
  @CsvSource({"-5", "0", "abc", "1e99", "300000000001", "1e-9", "..", "'1,5'"})
  void refusesWhatIsNoFrequency(String written) {
    assertEquals(
        "event.yml:9: 'frequency' must be a whole number of Hz, 1-300000000000, was '%s' - write e.g. 146550000"
            .formatted(written),
        problem(challenge("frequency: \"" + written + "\"")));
  }

  @Test
  void refusesTwoWaysAtOnce() {
    assertEquals(
        "event.yml:10: only one of frequency, frequency_ranges, manual_frequency_range may be"
            + " given, was frequency and frequency_ranges - remove the others",
        problem(challenge("frequency: 146550000\n    frequency_ranges: [ham_144]")));
  }

  @Test
  void showsHowToNameARange() {
    assertEquals(
        "event.yml:9: 'frequency' must be in Hz, was the name of a range, 'ham_144' - write"
            + " 'frequency_ranges: [ham_144]'",
        problem(challenge("frequency: ham_144")));
  }

  @Test
  void asksWhichRangeIsMeant() {
    assertEquals(
        "event.yml:9: there is no frequency range 'ham_14' - did you mean 'ham_144'?",
        problem(challenge("frequency_ranges: [ham_440, ham_14]")));
  }

  @Test
  void refusesAListThatIsNone() {
    assertEquals(
        "event.yml:9: 'frequency_ranges' must be a list, was 'ham_144'",
        problem(challenge("frequency_ranges: ham_144")));
    assertEquals(
        "event.yml:9: 'frequency_ranges' must name 1-100 ranges, was 0",
        problem(challenge("frequency_ranges: []")));
    assertEquals(
        "event.yml:9: a range is given by its name - write '[ham_144]'",
        problem(challenge("frequency_ranges: [{name: ham_144}]")));
    assertEquals(
        "event.yml:9: the range 'ham_144' is named twice",
        problem(challenge("frequency_ranges: [ham_144, ham_144]")));
  }

  @Test
  void refusesASignalThatIsWiderThanEveryRange() {
    assertEquals(
        "event.yml:9: the signal is 202 Hz wide and fits no range that it may use - choose a"
            + " wider range or a narrower signal",
        problem(challenge("frequency_ranges: [tiny]")));
    assertEquals(
        "event.yml:9: the signal is 202 Hz wide and fits no range that it may use - choose a"
            + " wider range or a narrower signal",
        problem(challenge("manual_frequency_range: {min_hz: 1000, max_hz: 1201}")));
  }

  @Test
  void oneRangeThatIsWideEnoughSuffices() {
    assertEquals(List.of(), problems(challenge("frequency_ranges: [tiny, ham_144]")));
    assertEquals(
        List.of(), problems(challenge("manual_frequency_range: {min_hz: 1000, max_hz: 1202}")));
  }

  @Test
  void refusesAFrequencyThatLeavesNoRoomForTheWholeBand() {
    assertEquals(
        "event.yml:9: the signal is 202 Hz wide and would reach down to -1 Hz - choose a higher"
            + " frequency",
        problem(challenge("frequency: 100")));
    assertEquals(List.of(), problems(challenge("frequency: 102")));
  }

  @Test
  void checksTheManualRange() {
    assertEquals(
        List.of(
            "event.yml:9: unknown key 'min' in 'manual_frequency_range' - did you mean 'min_hz'?",
            "event.yml:9: 'max_hz' is missing - write the upper edge in Hz, e.g. 'max_hz:"
                + " 148000000'"),
        problems(challenge("manual_frequency_range: {min: 5}")));
    assertEquals(
        "event.yml:9: 'manual_frequency_range' must be a mapping, was '5-6'",
        problem(challenge("manual_frequency_range: 5-6")));
  }

  @Test
  void doesNotRepeatARangesMistakeWhereItIsUsed() {
    assertEquals(
        "event.yml:1: 'max_hz' must be a whole number of Hz, 1-300000000000, was 'x' - write e.g."
            + " 146550000",
        problem(
            """
            frequency_ranges: [{name: r1, min_hz: 5, max_hz: x}]
            challenges: [{name: A, modulation: cw, flag: HI, frequency_ranges: [r1]}]
            """));
  }

  @Test
  void refusesRangesOfTheSameOrAnOddName() {
    assertEquals(
        "event.yml:3: the range 'a' is defined twice, first in line 2 - rename or remove one of"
            + " them",
        problem(
            """
            frequency_ranges:
              - {name: a, min_hz: 5, max_hz: 6}
              - {name: a, min_hz: 5, max_hz: 6}
            """));
    assertEquals(
        "event.yml:1: a range's name must be letters, digits, '_', '-' and '.', at most 64, at"
            + " least one letter; was '144-148' - write e.g. 'name: ham_144'",
        problem("frequency_ranges: [{name: 144-148, min_hz: 5, max_hz: 6}]"));
  }
}

package org.challengectl.eventfile;

import static org.challengectl.eventfile.Reading.problem;
import static org.challengectl.eventfile.Reading.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.challengectl.domain.Problem;
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
    "7030 kHz, 7030000",
    "7030000 Hz, 7030000"
  })
  void guessesWhatHzAreMeant(String written, String meant) {
    assertEquals(
        "event.yml:9: 'frequency' must be a whole number of Hz, 1000000-300000000000, was '%s' - if that is meant: %s"
            .formatted(written, meant),
        problem(challenge("frequency: " + written)));
  }

  @ParameterizedTest
  @CsvSource({
    "146520, 146520000",
    "1, 1000000",
    "146, 146000000",
    "7030, 7030000",
    "1500, 1500000 or 1500000000",
    "999999, 999999000",
    "146520000000000, 146520000"
  })
  void asksWhetherItIsInTheWrongUnit(String written, String meant) {
    assertEquals(
        "event.yml:9: 'frequency' must be a whole number of Hz, 1000000-300000000000, was '%s' - frequencies are in Hz; did you mean %s?"
            .formatted(written, meant),
        problem(challenge("frequency: " + written)));
  }

  @Test
  void asksTheSameOfTheEdgesOfRanges() {
    assertEquals(
        List.of(
            "event.yml:9: 'min_hz' must be a whole number of Hz, 1000000-300000000000, was '144000'"
                + " - frequencies are in Hz; did you mean 144000000?",
            "event.yml:9: 'max_hz' must be a whole number of Hz, 1000000-300000000000, was '148'"
                + " - frequencies are in Hz; did you mean 148000000?"),
        problems(challenge("manual_frequency_range: {min_hz: 144000, max_hz: 148}")));
    assertEquals(
        "event.yml:1: 'max_hz' must be a whole number of Hz, 1000000-300000000000, was"
            + " '148000000000000' - frequencies are in Hz; did you mean 148000000?",
        problem("frequency_ranges: [{name: r1, min_hz: 144000000, max_hz: 148000000000000}]\n"));
  }

  @Test
  void takesTheLowestAndTheHighest() {
    assertEquals(List.of(), problems(challenge("frequency: 1000000")));
    assertEquals(List.of(), problems(challenge("frequency: 300000000000")));
  }

  @ParameterizedTest
  @CsvSource({"-5", "0", "abc", "1e99", "300000000001", "1e-9", "..", "'1,5'"})
  void refusesWhatIsNoFrequency(String written) {
    assertEquals(
        "event.yml:9: 'frequency' must be a whole number of Hz, 1000000-300000000000, was '%s' - write e.g. 146550000"
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
        problem(challenge("manual_frequency_range: {min_hz: 7000000, max_hz: 7000201}")));
  }

  @Test
  void oneRangeThatIsWideEnoughSuffices() {
    assertEquals(List.of(), problems(challenge("frequency_ranges: [tiny, ham_144]")));
    assertEquals(
        List.of(),
        problems(challenge("manual_frequency_range: {min_hz: 7000000, max_hz: 7000202}")));
  }

  @Test
  void refusesAFrequencyThatLeavesNoRoomForTheWholeBand() {
    assertEquals(
        List.of(
            "event.yml:1: the signal is 4000000 Hz wide and would reach down to 0 Hz - choose a"
                + " higher frequency"),
        wide(2_000_000));
    assertEquals(List.of(), wide(2_000_001));
  }

  private static List<String> wide(long frequencyHz) {
    return EventFileReader.read(
            "event.yml",
            "- {name: A, modulation: wide, flag: HI, frequency: " + frequencyHz + "}",
            Modulations.of(List.of(FakeModulation.wide())),
            Reading.NO_FILES)
        .problems()
        .stream()
        .map(Problem::sentence)
        .toList();
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
        "event.yml:1: 'max_hz' must be a whole number of Hz, 1000000-300000000000, was 'x' - write e.g."
            + " 146550000",
        problem(
            """
            frequency_ranges: [{name: r1, min_hz: 5000000, max_hz: x}]
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
              - {name: a, min_hz: 5000000, max_hz: 6000000}
              - {name: a, min_hz: 5000000, max_hz: 6000000}
            """));
    assertEquals(
        "event.yml:1: a range's name must be letters, digits, '_', '-' and '.', at most 64, at"
            + " least one letter; was '144-148' - write e.g. 'name: ham_144'",
        problem("frequency_ranges: [{name: 144-148, min_hz: 5000000, max_hz: 6000000}]"));
  }
}

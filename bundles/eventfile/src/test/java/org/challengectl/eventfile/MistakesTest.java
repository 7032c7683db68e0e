package org.challengectl.eventfile;

import static org.challengectl.eventfile.Reading.challengeWith;
import static org.challengectl.eventfile.Reading.problem;
import static org.challengectl.eventfile.Reading.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.EventFileReader.Result;
import org.challengectl.signal.Modulation;
import org.junit.jupiter.api.Test;

class MistakesTest {

  @Test
  void tellsEveryMistakeInOneRunByLine() {
    String yaml =
        """
        conference:
          name: X
          start: tomorrow
        frequency_ranges:
          - {name: ham_144, min_hz: 148000000, max_hz: 144000000}
        challenges:
          - name: A
            modulation: cw
            frequncy: 146550000
            flag: "HELLO!"
            speed: 500
            min_delay: 90
            max_delay: 60
            priority: 101
            enabled: maybe
          - name: a
            modulation: psk
            frequency_ranges: [ham_144]
            flag: X
        """;

    assertEquals(
        List.of(
            "event.yml:3: 'start' must be a date and time, was 'tomorrow' - write e.g."
                + " \"2025-04-05 09:00:00 -5\"",
            "event.yml:5: 'max_hz' must be greater than 'min_hz', was 144000000 and 148000000 -"
                + " swap them?",
            "event.yml:9: unknown key 'frequncy' in a challenge - did you mean 'frequency'?",
            "event.yml:10: the flag has characters that Morse code has not",
            "event.yml:11: 'speed' must be a whole number, 5-100 wpm, was 500",
            "event.yml:12: 'min_delay' must not be greater than 'max_delay', was 90 s and 60 s -"
                + " swap them?",
            "event.yml:14: 'priority' must be a whole number, 0-100, was '101'",
            "event.yml:15: 'enabled' must be true or false, was 'maybe'",
            "event.yml:16: the name 'a' is taken: it gives the id 'a', as does line 7 - give each"
                + " challenge a name of its own",
            "event.yml:17: unknown modulation 'psk'; known are: broken, cw, lsb, ssb, usb -"
                + " correct it, or install the bundle that brings it"),
        problems(yaml));
  }

  /** With the modulation itself: its default speed stands in while the flag is looked at. */
  @Test
  void aWrongParameterDoesNotHideAWrongFlag() {
    List<Modulation> real =
        ServiceLoader.load(Modulation.class).stream().map(ServiceLoader.Provider::get).toList();
    Result result =
        EventFileReader.read(
            "event.yml",
            challengeWith("speed: 500").replace("HELLO", "HEL\u03bbO"),
            Modulations.of(real),
            Reading.NO_FILES);

    assertEquals(
        List.of(
            "event.yml:4: Morse code has no character for '\u039b' (U+039B); leave it out or spell"
                + " it",
            "event.yml:6: 'speed' must be a number, 5.0-100.0 wpm, was 500"),
        result.problems().stream().map(Problem::sentence).toList());
  }

  @Test
  void keepsWhatIsRightBesideWhatIsWrong() {
    Result result =
        Reading.read(
            """
            challenges:
              - {name: good, modulation: cw, flag: HI, frequency: 7030000}
              - {name: bad, modulation: cw, flag: HI}
            """);

    assertEquals(List.of("good"), result.drafts().stream().map(Draft::id).toList());
    assertEquals(1, result.problems().size());
  }

  @Test
  void saysWhatIsMissing() {
    assertEquals(
        List.of(
            "event.yml:2: 'name' is missing - write what the challenge is called",
            "event.yml:2: 'modulation' is missing - write e.g. 'modulation: cw'",
            "event.yml:2: 'flag' is missing - write the text or the file to be sent",
            "event.yml:2: no frequency: one of frequency, frequency_ranges,"
                + " manual_frequency_range is needed - write e.g. 'frequency: 146550000'"),
        problems("challenges:\n  - priority: 3\n"));
  }

  @Test
  void tellsDuplicateKeysWithBothLines() {
    assertEquals(
        "event.yml:6: 'flag' is given twice, first in line 4 - keep one of them",
        problem(challengeWith("flag: AGAIN")));
  }

  @Test
  void asksWhatAMisspeltParameterShouldBe() {
    assertEquals(
        "event.yml:6: unknown key 'sped' in a challenge - did you mean 'speed'?",
        problem(challengeWith("sped: 20")));
  }

  @Test
  void listsTheKnownKeysWhereNoneIsNear() {
    assertTrue(
        problem(challengeWith("wattage: 20"))
            .startsWith(
                "event.yml:6: unknown key 'wattage' in a challenge - known are: name, mod"));
  }

  @Test
  void leavesTheKeysOfAnUnknownModulationInPeaceUnlessTheyAreMisspelt() {
    String yaml =
        """
        - name: A
          modulation: cv
          frequency: 7030000
          flag: HI
          capcode: 1234
          min-delay: 3
        """;

    assertEquals(
        List.of(
            "event.yml:2: unknown modulation 'cv'; known are: broken, cw, lsb, ssb, usb - did you"
                + " mean 'cw'?",
            "event.yml:6: unknown key 'min-delay' in a challenge - did you mean 'min_delay'?"),
        problems(yaml));
  }

  @Test
  void saysWhenParametersAreNotSingleValuesOrEmpty() {
    assertEquals(
        List.of(
            "event.yml:6: 'speed' must be a single value, was a list",
            "event.yml:7: 'edges' has no value - write one behind the colon, in quotes if it"
                + " begins with '#'",
            "event.yml:8: 'beacon' must be true or false, was 3"),
        problems(challengeWith("speed: [1, 2]\nedges:\nbeacon: 3")));
  }

  @Test
  void tellsAWrongDefault() {
    assertEquals(
        "event.yml:1: 'default_min_delay' must not be greater than 'default_max_delay', was 100 s"
            + " and 90 s - give both, the smaller one first",
        problem("- default_min_delay: 100\n"));
  }

  @Test
  void saysWhichDelayIsADefault() {
    assertEquals(
        "event.yml:6: 'min_delay' must not be greater than 'max_delay', was 120 s and 90 s (the"
            + " default) - give both",
        problem(challengeWith("min_delay: 120")));
  }

  @Test
  void refusesDelaysThatAreNotNumbers() {
    assertEquals(
        List.of(
            "event.yml:6: 'min_delay' must be a number, 0-604800 s, was 'soon'",
            "event.yml:7: 'max_delay' must be a number, 0-604800 s, was '-1'",
            "event.yml:8: 'delay_mode' must be one of mean, uniform, was 'unform' - did you mean"
                + " 'uniform'?"),
        problems(challengeWith("min_delay: soon\nmax_delay: -1\ndelay_mode: unform")));
  }

  @Test
  void refusesOtherKeysBesideDefaults() {
    assertEquals(
        "event.yml:2: unknown key 'speed' in an entry that sets defaults - known are:"
            + " default_min_delay, default_max_delay",
        problem("- default_min_delay: 1\n  speed: 20\n"));
  }

  @Test
  void checksPublicView() {
    assertEquals(
        "event.yml:6: unknown key 'show_freqency' in 'public_view' - did you mean"
            + " 'show_frequency'?",
        problem(challengeWith("public_view: {show_freqency: true}")));
  }

  @Test
  void refusesANameThatMakesNoId() {
    assertEquals(
        "event.yml:1: the name '無線' has no letter a-z and no digit - add one: the challenge's id is"
            + " made of them",
        problem("- {name: 無線, modulation: cw, flag: HI, frequency: 7030000}"));
  }

  @Test
  void tellsSectionsThatBelongToAgents() {
    assertEquals(
        "event.yml:2: 'radios' belongs to an agent, not to an event - move it to the agent's own"
            + " file",
        problem("challenges: []\nradios: {}\n"));
  }

  @Test
  void tellsMisspeltSections() {
    assertEquals(
        "event.yml:1: unknown key 'frequency-ranges' in an event file - did you mean"
            + " 'frequency_ranges'?",
        problem("frequency-ranges: []\n"));
  }

  @Test
  void blamesTheModulationForItsOwnFaults() {
    assertTrue(
        problem("- {name: A, modulation: broken, flag: HI, frequency: 7030000}")
            .contains("the modulation 'broken' failed on this challenge: java.lang.IllegalState"));
  }

  @Test
  void saysWhyAModulationCannotWorkBesideTheOtherMistakes() {
    Result result =
        EventFileReader.read(
            "event.yml",
            challengeWith("speed: 500").replace("cw", "lacking"),
            Modulations.of(List.of(FakeModulation.lacking())),
            Reading.NO_FILES);

    assertEquals(
        List.of(
            "event.yml:3: the modulation 'lacking' cannot work here: libexample is missing;"
                + " install libexample1",
            "event.yml:6: 'speed' must be a whole number, 5-100 wpm, was 500"),
        result.problems().stream().map(Problem::sentence).toList());
    assertEquals(List.of(), result.drafts());
  }

  @Test
  void needsNoListOfModulations() {
    Result result =
        EventFileReader.read(
            "event.yml",
            "- {name: A, modulation: psk, flag: HI, frequency: 7030000}",
            name -> Optional.empty(),
            Reading.NO_FILES);

    assertEquals("unknown modulation 'psk'", result.problems().get(0).message());
  }
}

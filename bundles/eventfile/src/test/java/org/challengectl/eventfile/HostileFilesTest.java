package org.challengectl.eventfile;

import static org.challengectl.eventfile.Reading.challengeWith;
import static org.challengectl.eventfile.Reading.good;
import static org.challengectl.eventfile.Reading.problem;
import static org.challengectl.eventfile.Reading.problems;
import static org.challengectl.eventfile.Reading.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.challengectl.eventfile.EventFileReader.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {

  private static void refusedQuickly(String yaml, String expected) {
    Result result = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(yaml));

    assertEquals(List.of(), result.drafts());
    assertTrue(
        result.problems().stream().anyMatch(p -> p.sentence().contains(expected)),
        () -> result.problems().toString());
  }

  @Test
  void aBillionLaughsAreNotFunny() {
    StringBuilder yaml = new StringBuilder("x0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*x" + (i - 1);
      yaml.append("x%d: &x%d [%s]\n".formatted(i, i, String.join(", ", List.of(alias, alias))));
    }
    yaml.append("challenges: *x29\n");

    refusedQuickly(yaml.toString(), "a challenge must be a mapping, was a list");
  }

  @Test
  void tooManyAliasesAreRefused() {
    refusedQuickly("x: &x [1]\nchallenges: [" + "*x, ".repeat(5_000) + "]", "Number of aliases");
  }

  @Test
  void aListThatContainsItselfIsRead() {
    refusedQuickly("challenges: &x [*x]", "a challenge must be a mapping, was a list");
    refusedQuickly("challenges: [&x {name: *x}]", "'name' must be a single value");
  }

  @Test
  void aMappingThatMergesItselfComesToAnEnd() {
    refusedQuickly("challenges:\n  - &x\n    <<: *x\n    name: A\n", "'flag' is missing");
    refusedQuickly("challenges: [&a {<<: &b {<<: *a, name: A}}, {<<: *b}]", "is missing");
  }

  @Test
  void whatCannotBeMergedIsRefused() {
    refusedQuickly(
        "challenges:\n  - {<<: 5}\n",
        "event.yml:2: what '<<' stands for is no mapping, or has too many keys");
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      keys.append("k").append(i).append(": 1, ");
    }
    refusedQuickly(
        "challenges: [{<<: {" + keys + "}}]", "what '<<' stands for is no mapping, or has too");
  }

  @Test
  void deepNestingIsRefused() {
    refusedQuickly("challenges: " + "[".repeat(100_000), "Nesting Depth exceeded");
    refusedQuickly("{a: ".repeat(100_000), "Nesting Depth exceeded");
  }

  @Test
  void tenMegabytesAreRefused() {
    refusedQuickly("# " + "x".repeat(10_000_000), "the file is too long");
  }

  @Test
  void moreMistakesThanAnybodyReadsAreCounted() {
    Result result = read("- {x: y}\n".repeat(1_000));

    assertEquals(201, result.problems().size());
    assertEquals("3800 more mistakes are not shown", result.problems().get(200).message());
  }

  @Test
  void endlessListsOfChallengesAreRefused() {
    refusedQuickly("- 1\n".repeat(200_000), "there are 200000 challenges, at most 5000 are read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost/\"]]",
        "challenges: [!!java.io.File [x]]",
        "challenges: !ruby/object x",
        "conference: !!python/object/apply:os.system [ls]",
        "conference: {name: !!binary aGFsbG8=}"
      })
  void tagsMakeNothingAndAreRefused(String yaml) {
    refusedQuickly(yaml, "is not allowed - write the value without it");
  }

  @Test
  void aNulIsToldWithItsPlace() {
    assertEquals(
        "event.yml:3: not valid YAML: the character U+0000 is not allowed (column 9) - remove it,"
            + " or save the file as UTF-8 text",
        problem("challenges:\n  - name: A\n    x: a\0b\n"));
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertEquals(1, good("\uFEFF" + challengeWith("")).drafts().size());
  }

  @Test
  void tabsAreToldWithTheirPlace() {
    assertEquals(
        "event.yml:2: not valid YAML: while scanning for the next token, found character '\\t(TAB)'"
            + " that cannot start any token. (Do not use \\t(TAB) for indentation) (column 1) -"
            + " indent with spaces",
        problem("challenges:\n\t- name: A\n"));
  }

  @Test
  void syntaxErrorsAreToldWithLineAndColumn() {
    String sentence = problem("challenges:\n  - name: A\n    flag: \"open\n");

    assertTrue(sentence.startsWith("event.yml:4: not valid YAML: "), sentence);
    assertTrue(sentence.endsWith("(column 1)"), sentence);
  }

  @Test
  void linesCountInFilesOfWindows() {
    assertEquals(
        "event.yml:6: unknown key 'sped' in a challenge - did you mean 'speed'?",
        problem(challengeWith("sped: 20").replace("\n", "\r\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "---\n...\n", "# nothing", "~", "null"})
  void anEmptyFileIsTold(String yaml) {
    assertEquals(
        "event.yml: the file is empty - write at least 'challenges:' and a list of them",
        problem(yaml));
  }

  @Test
  void aFileOfAnotherKindIsTold() {
    assertEquals(
        "event.yml:1: an event file must be a mapping, was 'hello' - write 'key: value' lines"
            + " below it",
        problem("hello"));
    assertEquals(
        "event.yml:1: 'challenges' must be a list, was a mapping",
        problem("challenges: {name: A}"));
    assertEquals(
        "event.yml:1: a key must be a word - write 'key: value'",
        problem("{[a]: b, challenges: []}"));
    assertTrue(problem("a: 1\n---\nb: 2\n").contains("expected a single document"));
  }

  @Test
  void longAndUglyValuesAreShownShort() {
    String sentence = problem(challengeWith("priority: \"" + "9\\n".repeat(1_000) + "\""));

    assertFalse(sentence.contains("\n"));
    assertTrue(sentence.length() < 160, sentence);
  }

  @Test
  void whateverStandsInItNothingIsThrown() {
    Random random = new Random(20250405);
    String good = challengeWith("speed: 20\npublic_view: {show_frequency: true}\n");
    String junk = "\t\n :-#{}[]&*!|>'\"%@`,?\0\uFEFF\uD800é0a";
    for (int round = 0; round < 1_000; round++) {
      StringBuilder mutated = new StringBuilder(good);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(mutated.length());
        mutated.setCharAt(at, junk.charAt(random.nextInt(junk.length())));
      }
      String yaml = mutated.toString();
      Result result = read(yaml);
      assertTrue(result.drafts().size() + problems(yaml).size() > 0, yaml);
    }
  }
}

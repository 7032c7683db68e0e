package org.challengectl.eventfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.EventFileReader.Result;

/** Short ways to read a file in tests. */
final class Reading {

  static final FlagFiles NO_FILES = path -> Optional.empty();

  private Reading() {}

  static Result read(String yaml) {
    return EventFileReader.read("event.yml", yaml, FakeModulation.all(), NO_FILES);
  }

  /** The problems as sentences. */
  static List<String> problems(String yaml) {
    return read(yaml).problems().stream().map(Problem::sentence).toList();
  }

  /** The only problem. */
  static String problem(String yaml) {
    List<String> problems = problems(yaml);
    assertEquals(1, problems.size(), () -> String.join("\n", problems));
    return problems.get(0);
  }

  /** What is read from a file that must have no mistakes. */
  static Result good(String yaml) {
    Result result = read(yaml);
    assertEquals(List.of(), result.problems().stream().map(Problem::sentence).toList());
    return result;
  }

  /** A challenge that is right, in lines 2-5, and then more lines of it. */
  static String challengeWith(String lines) {
    return """
        challenges:
          - name: A
            modulation: cw
            flag: HELLO
            frequency: 146550000
        """
        + lines.indent(4);
  }
}

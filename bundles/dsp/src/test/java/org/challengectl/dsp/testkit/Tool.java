package org.challengectl.dsp.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs that other people wrote to receive signals; a test is skipped if one is absent. */
public final class Tool {

  private static final long SECONDS = 60;

  private Tool() {}

  /** Skips the test unless the program is installed. */
  public static void require(String program) {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(found, program + " is not installed");
  }

  /** Skips the test unless the system's Python can import a module. */
  public static void requirePython(String module) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed");
    Process process =
        new ProcessBuilder("/usr/bin/python3", "-c", "import " + module)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    assumeTrue(ended && process.exitValue() == 0, "python3 has no module " + module);
  }

  /**
   * Runs a program to its end.
   *
   * @param input its standard input
   * @return what it printed, errors included
   */
  public static String run(Path input, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("tool", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(input.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertTrue(ended, command.get(0) + " did not end within " + SECONDS + " s");
      return Files.readString(output, StandardCharsets.ISO_8859_1);
    } finally {
      Files.delete(output);
    }
  }
}

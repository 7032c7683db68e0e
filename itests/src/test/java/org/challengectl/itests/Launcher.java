package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./challengectl} as a person or a script would. */
final class Launcher {

  private static final Path SCRIPT =
      Path.of(System.getProperty("challengectl.root", ".."))
          .resolve("challengectl")
          .toAbsolutePath();
  private static final int LIMIT_SECONDS = 150;

  private Launcher() {}

  /** What a call gave. */
  record Result(int exitCode, String output, String errors) {

    /** Both streams. */
    String all() {
      return output + errors;
    }
  }

  static Result run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  /** Runs a command with more environment and without input; fails if it does not end. */
  static Result run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("launcher", ".out");
    Path errors = Files.createTempFile("launcher", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "still running: " + command);
      return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }
}

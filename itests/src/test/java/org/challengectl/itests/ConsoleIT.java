package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The console in a real browser against the standalone distribution. The tests themselves are in
 * {@code bundles/web-console/e2e}.
 */
class ConsoleIT {

  private static final Path CONSOLE =
      Path.of(System.getProperty("challengectl.root", ".."))
          .resolve("bundles/web-console")
          .toAbsolutePath()
          .normalize();
  private static final int LIMIT_MINUTES = 30;

  /** All, or those files that {@code CHALLENGECTL_E2E} names, parted by blanks. */
  private static List<String> command() {
    List<String> command = new ArrayList<>(List.of("npm", "run", "e2e"));
    String files = System.getenv().getOrDefault("CHALLENGECTL_E2E", "").strip();
    if (!files.isEmpty()) {
      command.add("--");
      command.addAll(List.of(files.split("\\s+", -1)));
    }
    return command;
  }

  @Test
  void worksInABrowser() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/chromium")),
        "Chromium is not installed (apt-get install chromium)");
    Process process =
        new ProcessBuilder(command())
            .directory(CONSOLE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(CONSOLE.resolve("target/e2e.log").toFile())
            .start();
    try {
      assertTrue(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES), "still running");
      assertEquals(0, process.exitValue(), Files.readString(CONSOLE.resolve("target/e2e.log")));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that share nothing with us play the published runner contract. */
class ForeignClientIT {

  private static final Path SCRIPTS =
      Path.of(System.getProperty("challengectl.root", ".."))
          .resolve("itests/foreign")
          .toAbsolutePath()
          .normalize();
  private static final int LIMIT_SECONDS = 180;

  @TempDir static Path folder;
  private static Container server;

  @BeforeAll
  static void start() throws Exception {
    server = Container.of("server", folder.resolve("server")).start();
    server.awaitApi();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void curlPlaysTheContract() throws Exception {
    plays("curl", "sh", "runner.sh");
  }

  @Test
  void pythonsStandardLibraryPlaysTheContract() throws Exception {
    plays("python3", "python3", "runner.py");
  }

  @Test
  void aDeviationEndsTheScriptsWithItsStep() throws Exception {
    assumeTrue(onPath("curl") && onPath("python3"), "curl or python3 is missing");
    Path notTheKey = Files.writeString(folder.resolve("not.key"), "not the key\n");
    for (List<String> command :
        List.of(List.of("sh", "runner.sh"), List.of("python3", "runner.py"))) {
      Ended ended = run(command.get(0), command.get(1), notTheKey);
      assertEquals(1, ended.exitCode(), ended.protocol());
      assertTrue(ended.protocol().contains("DEVIATION after step 1: "), ended.protocol());
      assertTrue(ended.protocol().contains("401"), ended.protocol());
    }
  }

  private record Ended(int exitCode, String protocol) {}

  private static void plays(String needed, String interpreter, String script) throws Exception {
    assumeTrue(onPath(needed), needed + " is missing");

    Ended ended = run(interpreter, script, server.home().resolve("data/challengectl/operator.key"));

    assertEquals(0, ended.exitCode(), () -> ended.protocol() + server.logQuietly());
    assertTrue(ended.protocol().contains(" steps as the contract says."), ended.protocol());
    assertEquals(List.of(), server.api().agents(), "the script leaves no agent behind");
    assertEquals(List.of(), server.api().challenges(), "the script leaves no challenge behind");
  }

  private static Ended run(String interpreter, String script, Path key)
      throws IOException, InterruptedException {
    Path protocol = Files.createTempFile(folder, script, ".txt");
    List<String> command =
        new ArrayList<>(List.of(interpreter, SCRIPTS.resolve(script).toString()));
    command.addAll(List.of("--server", server.baseUrl(), "--operator-key", key.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(protocol.toFile())
            .redirectInput(new File("/dev/null"))
            .start();
    boolean over = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(over, () -> script + " is still running: " + read(protocol));
    return new Ended(process.exitValue(), read(protocol));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean onPath(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}

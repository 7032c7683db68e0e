package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a stranger uses it. */
class LauncherIT {

  private static final Path LAUNCHER =
      Path.of(System.getProperty("challengectl.root", ".."))
          .resolve("challengectl")
          .toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "test", "server", "agent", "standalone", "shell", "render", "validate"})
  void everyCommandHasHelp(String command) throws Exception {
    Result result = run(command, "--help");
    assertEquals(0, result.exitCode(), result.output());
    assertTrue(
        result.output().toLowerCase(java.util.Locale.ROOT).contains("usage"), result.output());
  }

  @Test
  void saysWhatIsNotACommand() throws Exception {
    Result result = run("frobnicate");
    assertEquals(2, result.exitCode());
    assertTrue(result.output().contains("'frobnicate' is not a command"), result.output());
  }

  @Test
  void saysWhichPortIsTakenAndStartsNothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Result result =
          run(
              List.of("CHALLENGECTL_HTTP_PORT=" + taken.getLocalPort()),
              "standalone",
              "start",
              "--home",
              folder.resolve("home").toString());
      assertEquals(1, result.exitCode(), result.output());
      assertTrue(result.output().contains(Integer.toString(taken.getLocalPort())), result.output());
      assertFalse(result.output().contains("\tat "), result.output());
      assertEquals(
          3, run("standalone", "status", "--home", folder.resolve("home").toString()).exitCode());
    }
  }

  @Test
  void startsTellsStatusAndStops() throws Exception {
    String home = folder.resolve("home").toString();
    List<String> ports =
        List.of(
            "CHALLENGECTL_HTTP_PORT=" + Container.freePort(),
            "CHALLENGECTL_SSH_PORT=" + Container.freePort());
    Result started = run(ports, "standalone", "start", "--home", home);
    assertEquals(0, started.exitCode(), started.output());
    try {
      assertEquals(0, run(ports, "standalone", "status", "--home", home).exitCode());
      Path users = Path.of(home, "etc/users.properties");
      assertEquals(
          "rw-------",
          java.nio.file.attribute.PosixFilePermissions.toString(
              Files.getPosixFilePermissions(users)));
      Await.until(
          java.time.Duration.ofSeconds(90),
          "the shell answers",
          () -> run(ports, "shell", "standalone", "--home", home, "event:status").exitCode() == 0);
      Result twice = run(ports, "standalone", "start", "--home", home);
      assertEquals(1, twice.exitCode());
      assertTrue(twice.output().contains("already runs"), twice.output());
    } finally {
      assertEquals(0, run(ports, "standalone", "stop", "--home", home).exitCode());
    }
    assertEquals(3, run(ports, "standalone", "status", "--home", home).exitCode());
  }

  private record Result(int exitCode, String output) {}

  private static Result run(String... arguments) throws IOException, InterruptedException {
    return run(List.of(), arguments);
  }

  private static Result run(List<String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("sh", LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    environment.forEach(
        e ->
            builder
                .environment()
                .put(e.substring(0, e.indexOf('=')), e.substring(e.indexOf('=') + 1)));
    Path output = Files.createTempFile("launcher", ".out");
    builder.redirectOutput(output.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running: " + command);
    String text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return new Result(process.exitValue(), text);
  }
}

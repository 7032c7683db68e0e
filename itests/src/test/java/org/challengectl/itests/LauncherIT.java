package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a stranger uses it. */
class LauncherIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "test", "server", "agent", "standalone", "shell", "render", "validate"})
  void everyCommandHasHelp(String command) throws Exception {
    Launcher.Result result = Launcher.run(command, "--help");
    assertEquals(0, result.exitCode(), result.all());
    assertTrue(result.all().toLowerCase(Locale.ROOT).contains("usage"), result.all());
  }

  @Test
  void saysWhatIsNotACommand() throws Exception {
    Launcher.Result result = Launcher.run("frobnicate");
    assertEquals(2, result.exitCode());
    assertTrue(result.all().contains("'frobnicate' is not a command"), result.all());
  }

  @Test
  void saysWhichPortIsTakenAndStartsNothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Launcher.Result result =
          Launcher.run(
              Map.of("CHALLENGECTL_HTTP_PORT", Integer.toString(taken.getLocalPort())),
              "standalone",
              "start",
              "--home",
              folder.resolve("home").toString());
      assertEquals(1, result.exitCode(), result.all());
      assertTrue(result.all().contains(Integer.toString(taken.getLocalPort())), result.all());
      assertFalse(result.all().contains("\tat "), result.all());
      assertEquals(
          3,
          Launcher.run("standalone", "status", "--home", folder.resolve("home").toString())
              .exitCode());
    }
  }

  @Test
  void startsTellsStatusAndStops() throws Exception {
    String home = folder.resolve("home").toString();
    Map<String, String> ports =
        Map.of(
            "CHALLENGECTL_HTTP_PORT",
            Integer.toString(Container.freePort()),
            "CHALLENGECTL_HTTPS_PORT",
            Integer.toString(Container.freePort()),
            "CHALLENGECTL_SSH_PORT",
            Integer.toString(Container.freePort()));
    Launcher.Result started = Launcher.run(ports, "standalone", "start", "--home", home);
    assertEquals(0, started.exitCode(), started.all());
    try {
      assertEquals(0, Launcher.run(ports, "standalone", "status", "--home", home).exitCode());
      Path users = Path.of(home, "etc/users.properties");
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(users)));
      Await.until(
          Duration.ofSeconds(90),
          "the shell answers",
          () ->
              Launcher.run(ports, "shell", "standalone", "--home", home, "event:status").exitCode()
                  == 0);
      Launcher.Result twice = Launcher.run(ports, "standalone", "start", "--home", home);
      assertEquals(1, twice.exitCode());
      assertTrue(twice.all().contains("already runs"), twice.all());
    } finally {
      assertEquals(0, Launcher.run(ports, "standalone", "stop", "--home", home).exitCode());
    }
    assertEquals(3, Launcher.run(ports, "standalone", "status", "--home", home).exitCode());
  }

  @Test
  void neverStopsAProcessThatIsNotItsOwn() throws Exception {
    Path home = folder.resolve("home");
    Files.createDirectories(home.resolve("data"));
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(home.resolve("data/container.pid"), stranger.pid() + "\n");
      assertEquals(3, Launcher.run("server", "status", "--home", home.toString()).exitCode());
      assertEquals(0, Launcher.run("server", "stop", "--home", home.toString()).exitCode());
      assertTrue(stranger.isAlive());
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void anAgentJoinsByOneCommand() throws Exception {
    String home = folder.resolve("agent").toString();
    Map<String, String> ports =
        Map.of("CHALLENGECTL_SSH_PORT", Integer.toString(Container.freePort()));
    try (Container server = Container.of("server", folder.resolve("server")).start()) {
      Api api = server.awaitApi();
      String token = api.token("roof");
      String[] enroll = {
        "agent", "enroll", "--server", server.baseUrl(), "--token", token, "--home", home
      };
      Launcher.Result joined = Launcher.run(enroll);
      assertEquals(0, joined.exitCode(), joined.all());
      Launcher.Result again = Launcher.run(enroll);
      assertEquals(1, again.exitCode(), again.all());
      assertFalse(again.all().contains("\tat "), again.all());
      Launcher.Result started = Launcher.run(ports, "agent", "start", "--home", home);
      assertEquals(0, started.exitCode(), started.all());
      try {
        Await.until(
            Duration.ofSeconds(60),
            "the agent is there",
            () ->
                api.agents().stream()
                    .anyMatch(
                        a ->
                            a.get("agent_id").asText().equals("roof")
                                && a.get("websocket_connected").asBoolean()));
      } finally {
        assertEquals(0, Launcher.run("agent", "stop", "--home", home).exitCode());
      }
      Await.until(
          Duration.ofSeconds(20),
          "it signs out",
          () -> api.agents().stream().allMatch(a -> a.get("status").asText().equals("offline")));
    }
  }
}

package org.challengectl.itests;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One container of an assembled distribution, as a real process with a home of its own. */
final class Container implements AutoCloseable {

  private static final Path ASSEMBLIES =
      Path.of(System.getProperty("challengectl.assemblies", "../karaf-assembly"))
          .toAbsolutePath()
          .normalize();

  private final String kind;
  private final Path home;
  private final Path distribution;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> prefix = new ArrayList<>();
  private Process process;

  private Container(String kind, Path home) {
    this.kind = kind;
    this.home = home;
    this.distribution = ASSEMBLIES.resolve(kind).resolve("target/assembly");
  }

  /** A container that is not started yet, with the distribution's configuration. */
  static Container of(String kind, Path home) throws IOException {
    Container container = new Container(kind, home);
    Files.createDirectories(home.resolve("data"));
    Files.createDirectories(home.resolve("deploy"));
    copy(container.distribution.resolve("etc"), home.resolve("etc"));
    if (!kind.equals("standalone")) {
      deleteFiles(home.resolve("etc/agents"));
    }
    container.environment.put("CHALLENGECTL_SSH_PORT", Integer.toString(freePort()));
    container.environment.put("CHALLENGECTL_HTTP_PORT", Integer.toString(freePort()));
    container.environment.put("CHALLENGECTL_HTTPS_PORT", Integer.toString(freePort()));
    container.environment.put("CHALLENGECTL_HTTPS_ADDRESS", "127.0.0.1");
    return container;
  }

  /** The jar of one of our bundles within a distribution. */
  static Path systemJar(String kind, String artifact) throws IOException {
    Path folder =
        ASSEMBLIES.resolve(kind).resolve("target/assembly/system/org/challengectl/" + artifact);
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Container configure(String pid, String... lines) throws IOException {
    Files.writeString(home.resolve("etc/" + pid + ".cfg"), String.join("\n", lines) + "\n");
    return this;
  }

  Container agent(String name, String yaml) throws IOException {
    Files.createDirectories(home.resolve("etc/agents"));
    Path partial = home.resolve("etc/agents/." + name + ".partial");
    Files.writeString(partial, yaml);
    Files.move(partial, home.resolve("etc/agents/" + name + ".yml"));
    return this;
  }

  Container environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs the container behind another command, such as {@code unshare -n}. */
  Container behind(String... command) {
    prefix.addAll(List.of(command));
    return this;
  }

  Container start() throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(distribution.resolve("bin/karaf").toString());
    command.add("daemon");
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> env = builder.environment();
    env.remove("KARAF_HOME");
    env.put("JAVA_HOME", System.getProperty("java.home"));
    env.put("KARAF_BASE", home.toString());
    env.put("KARAF_DATA", home.resolve("data").toString());
    env.put("KARAF_ETC", home.resolve("etc").toString());
    env.putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("console.log").toFile()));
    builder.redirectInput(new File("/dev/null"));
    process = builder.start();
    return this;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + environment.get("CHALLENGECTL_HTTP_PORT");
  }

  int httpsPort() {
    return Integer.parseInt(environment.get("CHALLENGECTL_HTTPS_PORT"));
  }

  int httpPort() {
    return Integer.parseInt(environment.get("CHALLENGECTL_HTTP_PORT"));
  }

  Api api() {
    return new Api(baseUrl(), home.resolve("data/challengectl/operator.key"));
  }

  /** Waits until the API answers. */
  Api awaitApi() throws Exception {
    Api api = api();
    Await.value(
        Duration.ofSeconds(90),
        () -> kind + " does not answer; log:\n" + logTail(),
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError(kind + " ended; log:\n" + logTail());
          }
          return api.healthy() ? java.util.Optional.of(true) : java.util.Optional.empty();
        });
    return api;
  }

  Path home() {
    return home;
  }

  long pid() {
    return process.pid();
  }

  boolean running() {
    return process != null && process.isAlive();
  }

  /** What the container has logged. */
  String log() throws IOException {
    Path log = home.resolve("data/log/karaf.log");
    Path console = home.resolve("console.log");
    return (Files.exists(console) ? Files.readString(console) : "")
        + (Files.exists(log) ? Files.readString(log) : "");
  }

  /** The log, for messages. */
  String logQuietly() {
    return logTail();
  }

  private String logTail() {
    try {
      String log = log();
      return log.substring(Math.max(0, log.length() - 6000));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Sends a signal such as "STOP", "CONT" or "KILL". */
  void signal(String name) throws IOException, InterruptedException {
    // The shell has it built in; a program of that name need not be there.
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
    if (name.equals("KILL")) {
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  /** Ends it in the orderly way; true if it obeyed. */
  boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void deleteFiles(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.delete(file);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path each : (Iterable<Path>) tree::iterator) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}

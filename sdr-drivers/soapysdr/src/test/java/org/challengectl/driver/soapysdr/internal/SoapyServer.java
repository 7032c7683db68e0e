package org.challengectl.driver.soapysdr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real SoapySDRServer in a process of its own, with a module that needs no hardware. It wants
 * to announce itself: it gets a D-Bus on which no Avahi is, and the patience to wait for it.
 */
final class SoapyServer implements AutoCloseable {

  private static final int START_SECONDS = 20;
  private static final Path SERVER = Path.of("/usr/bin/SoapySDRServer");
  private static final Path DBUS = Path.of("/usr/bin/dbus-daemon");

  private final List<Process> processes = new ArrayList<>();
  private final Path folder;
  private final int port;

  /**
   * Builds and starts it; the test is skipped where something for that is missing.
   *
   * @param built the same for all tests of a class
   * @param folder short: a socket's path has 107 characters
   */
  SoapyServer(Path built, Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    for (Path needed : List.of(SERVER, DBUS, Path.of("/usr/bin/g++"))) {
      assumeTrue(Files.isExecutable(needed), needed + " is not installed");
    }
    assumeTrue(Files.exists(Path.of("/usr/include/SoapySDR/Device.hpp")), "no libsoapysdr-dev");
    Path modules = built.resolve("modules");
    if (!Files.exists(modules)) {
      Files.createDirectory(modules);
      build("g++", modules.resolve("libloop.so"), "loop.cpp", "-lSoapySDR");
      build("gcc", built.resolve("patience.so"), "patience.c", "-ldl");
    }
    String bus = "unix:path=" + folder.resolve("bus");
    start("dbus", Map.of(), DBUS.toString(), "--session", "--nofork", "--address=" + bus);
    await("bus", Files.exists(folder.resolve("bus")));
    port = freePort();
    start(
        "server",
        Map.of(
            "DBUS_SYSTEM_BUS_ADDRESS", bus,
            "LD_PRELOAD", built.resolve("patience.so").toString(),
            "SOAPY_SDR_PLUGIN_PATH", modules.toString(),
            "LOOP_FOLDER", folder.toString()),
        SERVER.toString(),
        "--bind=127.0.0.1:" + port);
    await("Server bound", false);
  }

  /** The device's arguments. */
  String args() {
    return "driver=remote,remote=tcp://127.0.0.1:" + port + ",remote:driver=loop";
  }

  List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  byte[] sent() throws IOException {
    Path sent = folder.resolve("sent");
    return Files.exists(sent) ? Files.readAllBytes(sent) : new byte[0];
  }

  void receives(byte[] bytes) throws IOException {
    Files.write(folder.resolve("air"), bytes);
  }

  /** Kills the server, as if its host had lost power. */
  void kill() throws InterruptedException {
    Process server = processes.get(processes.size() - 1);
    server.destroyForcibly();
    assertTrue(server.waitFor(5, TimeUnit.SECONDS));
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }

  private void build(String compiler, Path library, String source, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/" + compiler, "-Wall"));
    command.addAll(List.of("-shared", "-fPIC", "-o", library.toString(), "src/test/c/" + source));
    command.addAll(List.of(more));
    Path log = folder.resolve("build.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), Files.readString(log));
  }

  private void start(String name, Map<String, String> environment, String... command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
    processes.add(builder.start());
  }

  private void await(String what, boolean there) throws IOException, InterruptedException {
    boolean seen = there;
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!seen) {
      assertTrue(System.nanoTime() < until, what + " does not appear");
      Thread.sleep(50);
      seen =
          Files.exists(folder.resolve(what))
              || (Files.exists(folder.resolve("server.log"))
                  && Files.readString(folder.resolve("server.log")).contains(what));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

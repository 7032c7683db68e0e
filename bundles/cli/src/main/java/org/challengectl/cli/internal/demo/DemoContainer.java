package org.challengectl.cli.internal.demo;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.challengectl.cli.internal.Failure;

/** The standalone container as a child process. */
final class DemoContainer implements AutoCloseable {

  private final Process process;
  private final Path home;
  private final DemoPorts ports;
  private final PrintWriter printer;

  private DemoContainer(Process process, Path home, DemoPorts ports, PrintWriter printer) {
    this.process = process;
    this.home = home;
    this.ports = ports;
    this.printer = printer;
  }

  static DemoContainer start(
      Path distribution, Path home, DemoPorts ports, int sampleRateHz, PrintWriter printer)
      throws IOException {
    DemoHome.prepare(distribution, home, ports, sampleRateHz);
    ProcessBuilder builder =
        new ProcessBuilder(distribution.resolve("bin/karaf").toString(), "daemon");
    Map<String, String> environment = builder.environment();
    environment.remove("KARAF_HOME");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("KARAF_BASE", home.toString());
    environment.put("KARAF_DATA", home.resolve("data").toString());
    environment.put("KARAF_ETC", home.resolve("etc").toString());
    environment.put("CHALLENGECTL_HTTP_ADDRESS", "127.0.0.1");
    environment.put("CHALLENGECTL_HTTP_PORT", Integer.toString(ports.http()));
    environment.put("CHALLENGECTL_HTTPS_ADDRESS", "127.0.0.1");
    environment.put("CHALLENGECTL_HTTPS_PORT", Integer.toString(ports.https()));
    environment.put("CHALLENGECTL_SSH_ADDRESS", "127.0.0.1");
    environment.put("CHALLENGECTL_SSH_PORT", Integer.toString(ports.ssh()));
    File console = home.resolve("console.log").toFile();
    builder.redirectErrorStream(true).redirectOutput(console);
    builder.redirectInput(new File("/dev/null"));
    printer.println("Starting a container in " + home + " ...");
    printer.flush();
    return new DemoContainer(builder.start(), home, ports, printer);
  }

  boolean running() {
    return process.isAlive();
  }

  /** Waits until the API answers. */
  DemoApi awaitApi(Duration limit) throws IOException, InterruptedException {
    DemoApi api = new DemoApi(ports.http(), home.resolve("data/challengectl/operator.key"));
    long deadline = System.nanoTime() + limit.toNanos();
    while (!api.healthy()) {
      if (!running()) {
        throw new Failure(1, "the container did not start; log: " + keepLog());
      }
      if (System.nanoTime() > deadline) {
        throw new Failure(
            1,
            "no answer from the container within %d s; log: %s"
                .formatted(limit.toSeconds(), keepLog()));
      }
      Thread.sleep(150);
    }
    return api;
  }

  /** Puts the log where it survives the demo, and says where. */
  Path keepLog() throws IOException {
    Path kept = home.resolve("demo-" + process.pid() + ".log");
    Path log = home.resolve("data/log/karaf.log");
    Path source = Files.exists(log) ? log : home.resolve("console.log");
    if (Files.exists(source)) {
      Files.copy(source, kept, StandardCopyOption.REPLACE_EXISTING);
    }
    return kept;
  }

  @Override
  public synchronized void close() {
    if (!process.isAlive()) {
      return;
    }
    printer.println("Stopping ...");
    printer.flush();
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

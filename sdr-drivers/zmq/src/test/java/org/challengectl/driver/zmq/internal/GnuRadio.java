package org.challengectl.driver.zmq.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A flow graph of GNU Radio, in a process of its own. */
final class GnuRadio implements AutoCloseable {

  private static final String PYTHON = "/usr/bin/python3";
  private static final int LOOK_SECONDS = 60;

  private final Process process;

  private GnuRadio(Process process) {
    this.process = process;
  }

  /** Skips the test where it is not installed. */
  static void assumeInstalled() throws IOException, InterruptedException {
    assumeTrue(Path.of(PYTHON).toFile().canExecute(), "there is no python3");
    Process look =
        new ProcessBuilder(PYTHON, "-c", "from gnuradio import zeromq")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(look.waitFor(LOOK_SECONDS, TimeUnit.SECONDS), "python3 does not end");
    assumeTrue(look.exitValue() == 0, "GNU Radio is not installed");
  }

  /**
   * Starts {@code gnuradio_stream.py}.
   *
   * @param block sub, pull, pub or push
   */
  static GnuRadio start(String block, String endpoint, Path file, int number) throws IOException {
    return new GnuRadio(
        new ProcessBuilder(
                PYTHON,
                "src/test/python/gnuradio_stream.py",
                block,
                endpoint,
                file.toString(),
                String.valueOf(number))
            .inheritIO()
            .start());
  }

  /** Whether it ended by itself. */
  boolean ends(int seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package org.challengectl.cli.internal.demo;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A container's home in a temporary folder. */
final class DemoHome {

  private static final int ATTEMPTS = 20;
  private static final long PAUSE_NANOS = 100_000_000;

  private DemoHome() {}

  /**
   * Copies a distribution's configuration and adds what the demo wants.
   *
   * @param sampleRateHz of all radios
   */
  static void prepare(Path distribution, Path home, DemoPorts ports, int sampleRateHz)
      throws IOException {
    for (String folder : List.of("data", "deploy")) {
      Files.createDirectories(home.resolve(folder));
    }
    Path source = distribution.resolve("etc");
    try (Stream<Path> tree = Files.walk(source)) {
      for (Path each : (Iterable<Path>) tree::iterator) {
        Path target = home.resolve("etc").resolve(source.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
    Files.writeString(
        home.resolve("etc/org.challengectl.driver.virtual.cfg"),
        """
        mode = local
        devices = tx0,tx1,rx0,rx1,rx2
        rtl_tcp_enabled = true
        rtl_tcp_address = 127.0.0.1
        rtl_tcp_port = %d
        """
            .formatted(ports.rtlTcp()));
    try (Stream<Path> agents = Files.list(home.resolve("etc/agents"))) {
      for (Path agent : (Iterable<Path>) agents::iterator) {
        String yaml = Files.readString(agent);
        Files.writeString(
            agent, yaml.replaceAll("(?m)(rf_samplerate:) *\\d+ *$", "$1 " + sampleRateHz));
      }
    }
  }

  /**
   * Deletes everything but the pictures. What a container that was killed leaves behind, e.g. a
   * helper that writes a last file, may need more than one try.
   */
  static void clean(Path home, Path pictures) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        cleanOnce(home, pictures);
        return;
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static void cleanOnce(Path home, Path pictures) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(home)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      boolean keep = each.startsWith(pictures) || pictures.startsWith(each) || isKeptLog(each);
      if (!keep) {
        Files.deleteIfExists(each);
      }
    }
    if (pictures.startsWith(home)) {
      deleteIfEmpty(pictures);
      deleteIfEmpty(home);
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  private static boolean isKeptLog(Path each) {
    return each.getFileName().toString().startsWith("demo-") && each.toString().endsWith(".log");
  }
}

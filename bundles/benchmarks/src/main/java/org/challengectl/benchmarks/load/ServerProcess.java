package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the server's process uses, from /proc; nothing if its id is not known. */
record ServerProcess(Optional<Long> pid) {

  /** Processor time so far; zero if it is not known. */
  Duration processorTime() {
    return pid.flatMap(ProcessHandle::of)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /** Resident memory in MiB; zero if it is not known. */
  long residentMib() throws IOException {
    Path status = Path.of("/proc", pid.map(String::valueOf).orElse("none"), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}

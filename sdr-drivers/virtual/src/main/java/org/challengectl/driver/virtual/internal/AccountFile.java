package org.challengectl.driver.virtual.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.driver.virtual.AirEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account as JSON lines, one at each start and one at each end with the same id. Each line is
 * one write to the file, so that it outlives the process that wrote it.
 */
public final class AccountFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AccountFile.class);

  private final Path path;
  private final FileOutputStream out;
  private boolean failed;

  /** Appends; makes the file and its directory if they are missing. */
  public AccountFile(Path path, AirClock clock) {
    this.path = path;
    try {
      Path directory = path.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      // Not a channel: an interrupted thread that wrote to one would close it.
      out = new FileOutputStream(path.toFile(), true);
    } catch (IOException e) {
      throw new UncheckedIOException("account_file: cannot write " + path, e);
    }
    write("{\"event\":\"open\"" + moment(clock.instant(), clock.nanos()) + "}\n");
  }

  void started(AirEntry entry) {
    write(
        head("start", entry)
            + moment(entry.startedAt(), entry.startedNanos())
            + ",\"frequency_hz\":%d,\"sample_rate_hz\":%d}\n"
                .formatted(entry.frequencyHz(), entry.sampleRateHz()));
  }

  void ended(AirEntry entry, AirEnd end) {
    write(
        head("stop", entry)
            + moment(end.at(), end.nanos())
            + ",\"reason\":\"%s\",\"samples\":%d,\"underruns\":%d}\n"
                .formatted(end.reason().name(), end.samples(), end.underruns()));
  }

  private static String head(String event, AirEntry entry) {
    return "{\"event\":\"%s\",\"id\":%d,\"device\":\"%s\",\"label\":\"%s\""
        .formatted(event, entry.id(), escape(entry.device()), escape(entry.label()));
  }

  private static String moment(Instant wall, long nanos) {
    return ",\"wall\":\"%s\",\"nanos\":%d".formatted(wall, nanos);
  }

  static String escape(String text) {
    StringBuilder json = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }

  private synchronized void write(String line) {
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        LOG.error("The virtual air's account can no longer be written to {}", path, e);
      }
      failed = true;
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      LOG.warn("Closing the virtual air's account {}", path, e);
    }
  }
}

package org.challengectl.agent.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.challengectl.protocol.CompleteRequest;
import org.challengectl.protocol.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a radio still has to report, on disk. Before it keys up it writes down what is to be
 * reported if it never comes back; afterwards what really happened; nothing once the server has
 * answered. So an agent that was killed in mid-transmission says so when it is back, and does not
 * transmit the same assignment again although the server still gives it out.
 */
final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final Path file;

  /**
   * @param folder that exists
   * @param deviceId of the radio
   */
  Journal(Path folder, String deviceId) {
    String safe = deviceId.replaceAll("[^A-Za-z0-9._-]", "_");
    String shortened = safe.length() > 80 ? safe.substring(0, 80) : safe;
    this.file =
        folder.resolve(
            "unreported-" + shortened + "-" + Integer.toHexString(deviceId.hashCode()) + ".json");
  }

  /** What was not reported. */
  Optional<CompleteRequest> read() {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Json.read(Files.readString(file), CompleteRequest.class))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      LOG.warn("{} cannot be understood and is ignored", file);
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} cannot be read: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Keeps a report; it is on disk when this returns.
   *
   * @throws IOException if it is not
   */
  void write(CompleteRequest report) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            partial,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(Json.write(report).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** There is nothing to report any more. */
  void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be removed: {}", file, e.getMessage());
    }
  }
}

package org.challengectl.agent.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.challengectl.agent.core.AgentKeys;
import org.challengectl.protocol.Json;

/** Keys that were got by enrolment, one file each that only its owner may read. */
final class KeyFiles implements AgentKeys {

  /**
   * What a file holds.
   *
   * @param tokenSha256 of the enrolment token that it came with, so that a new token is noticed
   */
  record Entry(String agentId, String serverUrl, String apiKey, String tokenSha256) {}

  private final Path folder;

  KeyFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<String> keyFor(String agentId, URI serverUrl) {
    return entry(agentId, serverUrl).map(Entry::apiKey);
  }

  synchronized Optional<Entry> entry(String agentId, URI serverUrl) {
    Path file = file(agentId, serverUrl);
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      Entry entry = Json.read(Files.readString(file), Entry.class);
      boolean its =
          agentId.equals(entry.agentId()) && serverUrl.toString().equals(entry.serverUrl());
      return Optional.of(entry).filter(e -> its && e.apiKey() != null);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  synchronized void store(Entry entry) throws IOException {
    Files.createDirectories(folder);
    Path file = file(entry.agentId(), URI.create(entry.serverUrl()));
    Path partial = folder.resolve(file.getFileName() + ".part");
    Files.deleteIfExists(partial);
    try (FileChannel channel =
        FileChannel.open(
            partial,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(folder))) {
      ByteBuffer bytes = ByteBuffer.wrap(Json.write(entry).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(String agentId, URI serverUrl) {
    return folder.resolve(Hashes.shortName(agentId, serverUrl) + ".json");
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}

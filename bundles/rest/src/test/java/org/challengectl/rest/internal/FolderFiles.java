package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StoredFile;
import org.challengectl.views.testing.Samples;

/** Keeps files in a folder. */
final class FolderFiles implements FileRepository {

  final Map<String, StoredFile> stored = new ConcurrentHashMap<>();
  private final Path folder;

  FolderFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public StoredFile store(InputStream content, String fileName, String mediaType, long maxBytes)
      throws IOException {
    byte[] bytes = content.readAllBytes();
    if (bytes.length > maxBytes) {
      throw new RefusedException(
          RefusedException.Kind.INVALID, "too_large", "The file is too large.");
    }
    String sha256 = sha256(bytes);
    Files.write(folder.resolve(sha256), bytes);
    StoredFile file = new StoredFile(sha256, fileName, bytes.length, mediaType, Samples.NOON);
    stored.put(sha256, file);
    return file;
  }

  @Override
  public Optional<StoredFile> find(String sha256) {
    return Optional.ofNullable(stored.get(sha256));
  }

  @Override
  public Optional<Path> path(String sha256) {
    return find(sha256).map(file -> folder.resolve(sha256));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

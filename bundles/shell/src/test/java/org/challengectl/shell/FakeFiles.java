package org.challengectl.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.StoredFile;

/** Remembers what was stored. */
final class FakeFiles implements FileRepository {

  /** Name and media type by SHA-256. */
  final Map<String, String> stored = new HashMap<>();

  private final Map<String, Path> paths = new HashMap<>();

  /** Has a file from before. */
  String put(Path content, String fileName) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      StoredFile file = store(in, fileName, "audio/wav", Long.MAX_VALUE);
      paths.put(file.sha256(), content);
      return file.sha256();
    }
  }

  @Override
  public StoredFile store(InputStream content, String fileName, String mediaType, long maxBytes)
      throws IOException {
    byte[] bytes = content.readAllBytes();
    String sha256 = sha256(bytes);
    stored.put(sha256, fileName + " " + mediaType);
    return new StoredFile(sha256, fileName, bytes.length, mediaType, Samples.NOON);
  }

  @Override
  public Optional<StoredFile> find(String sha256) {
    return Optional.ofNullable(stored.get(sha256))
        .map(name -> name.substring(0, name.indexOf(' ')))
        .map(name -> new StoredFile(sha256, name, 4, "audio/wav", Samples.NOON));
  }

  @Override
  public Optional<Path> path(String sha256) {
    return Optional.ofNullable(paths.get(sha256));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.domain.ContentType;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.FileShelf;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StoredFile;
import org.challengectl.views.testing.Samples;

/** Keeps files in a folder; those in {@link #used} are named by something. */
final class FolderFiles implements FileRepository, FileShelf {

  final Map<String, StoredFile> stored = new ConcurrentHashMap<>();
  final Set<String> used = ConcurrentHashMap.newKeySet();
  volatile long quotaBytes;
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
    if (quotaBytes > 0 && usage().bytes() + bytes.length > quotaBytes) {
      throw new RefusedException(
          RefusedException.Kind.INVALID, "store_full", "The file store is full.");
    }
    Files.write(folder.resolve(sha256), bytes);
    StoredFile file =
        new StoredFile(
            sha256, fileName, bytes.length, ContentType.of(bytes).mediaType(), Samples.NOON);
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

  @Override
  public List<Entry> list(int limit, int offset) {
    return stored.values().stream()
        .skip(offset)
        .limit(limit)
        .map(file -> new Entry(file, used.contains(file.sha256())))
        .toList();
  }

  @Override
  public Usage usage() {
    long bytes = stored.values().stream().mapToLong(StoredFile::sizeBytes).sum();
    return new Usage(stored.size(), bytes, quotaBytes);
  }

  @Override
  public boolean delete(String sha256) {
    if (used.contains(sha256)) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT, "file_in_use", "A challenge names this file.");
    }
    return stored.remove(sha256) != null;
  }

  @Override
  public Collected collect() {
    return new Collected(0, 0);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

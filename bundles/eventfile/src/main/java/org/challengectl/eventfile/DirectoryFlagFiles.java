package org.challengectl.eventfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Flags' files in a folder and below it. Nothing outside of the folder can be reached: absolute
 * paths, {@code ..} and symbolic links that lead out are as good as missing files. Each file is
 * hashed once; use a new instance when files may have changed. Safe for concurrent use.
 */
public final class DirectoryFlagFiles implements FlagFiles {

  /** Files that are longer are not used. */
  public static final long MAX_BYTES = 100L * 1024 * 1024;

  private final Path base;
  private final Map<Path, Resolved> hashed = new ConcurrentHashMap<>();

  /**
   * @param base usually the folder of the event file
   */
  public DirectoryFlagFiles(Path base) {
    this.base = base;
  }

  @Override
  public Optional<Resolved> resolve(String path) {
    try {
      Path relative = Path.of(path);
      if (path.isBlank() || relative.isAbsolute()) {
        return Optional.empty();
      }
      Path root = base.toRealPath();
      Path real = root.resolve(relative).normalize();
      if (!real.startsWith(root)) {
        return Optional.empty();
      }
      real = real.toRealPath();
      if (!real.startsWith(root) || !Files.isRegularFile(real) || Files.size(real) > MAX_BYTES) {
        return Optional.empty();
      }
      Resolved known = hashed.get(real);
      if (known == null) {
        known = new Resolved(sha256(real), String.valueOf(relative.getFileName()), real);
        hashed.put(real, known);
      }
      return Optional.of(known);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

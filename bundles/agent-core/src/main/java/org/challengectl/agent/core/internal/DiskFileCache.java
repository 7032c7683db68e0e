package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.challengectl.agent.core.FileCache;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;

/**
 * A cache in a folder. A file is downloaded under a temporary name, verified, forced to disk and
 * only then renamed to its hash, so a name that is a hash is a whole file. What was used longest
 * ago goes first when there is too much.
 */
final class DiskFileCache implements FileCache {

  /** Gets a file's bytes. */
  @FunctionalInterface
  interface Download {
    void fetch(String sha256, Path target, long maxBytes) throws LinkException;
  }

  private static final String PARTIAL = ".part";

  private final Path folder;
  private final long maxBytes;
  private final Download download;
  private final Map<String, Integer> inUse = new HashMap<>();
  private final Map<String, Object> locks = new HashMap<>();
  private final Set<String> verified = new HashSet<>();

  /**
   * @param folder that is this cache's alone; created when it is needed
   * @param maxBytes of one file, and of all that are not in use
   */
  DiskFileCache(Path folder, long maxBytes, Download download) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.download = download;
  }

  /** Removes what a crash may have left half done. */
  void clean() throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : list()) {
        if (file.toString().endsWith(PARTIAL)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public Kept get(String sha256) throws LinkException, IOException {
    String hash = sha256.toLowerCase(Locale.ROOT);
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new LinkException(Kind.BAD_ANSWER, "not a SHA-256: '" + YamlMap.shown(sha256) + "'");
    }
    Object lock;
    synchronized (this) {
      inUse.merge(hash, 1, Integer::sum);
      lock = locks.computeIfAbsent(hash, h -> new Object());
    }
    boolean done = false;
    try {
      synchronized (lock) {
        ensure(hash);
      }
      done = true;
      return new KeptFile(hash);
    } finally {
      if (!done) {
        release(hash);
      }
    }
  }

  private void ensure(String hash) throws LinkException, IOException {
    Path file = folder.resolve(hash);
    if (Files.isRegularFile(file)) {
      if (isVerified(hash) || hashOf(file).equals(hash)) {
        markVerified(hash);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return;
      }
      Files.delete(file);
    }
    Files.createDirectories(folder);
    Path partial = Files.createTempFile(folder, hash.substring(0, 8), PARTIAL);
    try {
      download.fetch(hash, partial, maxBytes);
      String actual = hashOf(partial);
      if (!actual.equals(hash)) {
        throw new LinkException(
            Kind.BAD_ANSWER, "file " + hash + " arrived damaged: its SHA-256 is " + actual);
      }
      try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
    markVerified(hash);
    evict();
  }

  private synchronized boolean isVerified(String hash) {
    return verified.contains(hash);
  }

  private synchronized void markVerified(String hash) {
    verified.add(hash);
  }

  private synchronized void release(String hash) {
    if (inUse.merge(hash, -1, Integer::sum) <= 0) {
      inUse.remove(hash);
      locks.remove(hash);
    }
  }

  private synchronized void evict() throws IOException {
    record Entry(Path path, long size, FileTime used) {}
    List<Entry> entries = new ArrayList<>();
    long total = 0;
    for (Path path : list()) {
      String name = path.getFileName().toString();
      if (!name.endsWith(PARTIAL)) {
        long size = Files.size(path);
        total += size;
        if (!inUse.containsKey(name)) {
          entries.add(new Entry(path, size, Files.getLastModifiedTime(path)));
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::used));
    for (Entry entry : entries) {
      if (total <= maxBytes) {
        return;
      }
      Files.deleteIfExists(entry.path());
      verified.remove(entry.path().getFileName().toString());
      total -= entry.size();
    }
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String hashOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private final class KeptFile implements Kept {

    private final String hash;
    private boolean closed;

    KeptFile(String hash) {
      this.hash = hash;
    }

    @Override
    public Path path() {
      return folder.resolve(hash);
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        release(hash);
      }
    }
  }
}

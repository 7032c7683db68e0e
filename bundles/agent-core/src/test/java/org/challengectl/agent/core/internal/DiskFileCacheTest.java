package org.challengectl.agent.core.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.agent.core.FileCache.Kept;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFileCacheTest {

  @TempDir Path folder;
  private final AtomicInteger downloads = new AtomicInteger();

  @Test
  void downloadsOnceAndVerifies() throws Exception {
    DiskFileCache cache = cache("hello", 1000);
    String hash = Hashes.sha256("hello");
    for (int i = 0; i < 3; i++) {
      try (Kept kept = cache.get(hash)) {
        assertEquals("hello", Files.readString(kept.path()));
      }
    }
    assertEquals(1, downloads.get());
  }

  @Test
  void neverGivesOutAFileWithAnotherHash() throws Exception {
    DiskFileCache cache = cache("hell", 1000);
    LinkException e = assertThrows(LinkException.class, () -> cache.get(Hashes.sha256("hello")));
    assertEquals(Kind.BAD_ANSWER, e.kind());
    assertEquals(List.of(), files());
  }

  @Test
  void leavesNothingBehindWhenADownloadBreaksOff() throws Exception {
    DiskFileCache cache =
        new DiskFileCache(
            folder,
            1000,
            (hash, target, max) -> {
              try {
                Files.writeString(target, "half");
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
              throw new LinkException(Kind.UNREACHABLE, "gone");
            });
    assertThrows(LinkException.class, () -> cache.get(Hashes.sha256("halfhalf")));
    assertEquals(List.of(), files());
  }

  @Test
  void replacesWhatHasRottenOnDisk() throws Exception {
    String hash = Hashes.sha256("hello");
    Files.writeString(folder.resolve(hash), "hellx");
    try (Kept kept = cache("hello", 1000).get(hash)) {
      assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(kept.path()));
    }
    assertEquals(1, downloads.get());
  }

  @Test
  void removesWhatWasUsedLongestAgoButNothingInUse() throws Exception {
    List<String> contents = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      contents.add(String.valueOf(i).repeat(400));
    }
    DiskFileCache cache = cacheOf(contents, 1000);
    Kept pinned = cache.get(Hashes.sha256(contents.get(0)));
    age(0, 4000);
    cache.get(Hashes.sha256(contents.get(1))).close();
    age(1, 3000);
    cache.get(Hashes.sha256(contents.get(2))).close();
    assertEquals(2, files().size(), "0 is in use, 1 had to go");
    assertTrue(Files.exists(pinned.path()));
    assertFalse(Files.exists(folder.resolve(Hashes.sha256(contents.get(1)))));
    pinned.close();
    pinned.close();
    cache.get(Hashes.sha256(contents.get(3))).close();
    assertFalse(Files.exists(pinned.path()), "given back and oldest");
  }

  @Test
  void forgetsWhatACrashLeft() throws Exception {
    Files.writeString(folder.resolve("abcdef123.part"), "x");
    Files.writeString(folder.resolve(Hashes.sha256("y")), "y");
    cache("", 10).clean();
    assertEquals(List.of(Hashes.sha256("y")), files());
  }

  @Test
  void refusesNamesThatAreNoHashes() {
    for (String name : List.of("", "../../etc/passwd", "g".repeat(64), "a".repeat(63))) {
      assertThrows(LinkException.class, () -> cache("x", 10).get(name));
    }
    assertEquals(0, downloads.get());
  }

  private void age(int content, long seconds) throws IOException {
    Path file = folder.resolve(Hashes.sha256(String.valueOf(content).repeat(400)));
    Files.setLastModifiedTime(
        file, FileTime.fromMillis(System.currentTimeMillis() - seconds * 1000));
  }

  private DiskFileCache cache(String content, long maxBytes) {
    return new DiskFileCache(
        folder,
        maxBytes,
        (hash, target, max) -> {
          downloads.incrementAndGet();
          write(target, content);
        });
  }

  private DiskFileCache cacheOf(List<String> contents, long maxBytes) {
    return new DiskFileCache(
        folder,
        maxBytes,
        (hash, target, max) ->
            write(
                target,
                contents.stream()
                    .filter(content -> Hashes.sha256(content).equals(hash))
                    .findFirst()
                    .orElseThrow()));
  }

  private static void write(Path target, String content) {
    try {
      Files.writeString(target, content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

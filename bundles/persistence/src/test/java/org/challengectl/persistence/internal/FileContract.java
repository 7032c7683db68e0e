package org.challengectl.persistence.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StoredFile;
import org.junit.jupiter.api.Test;

/** Files by their content. */
interface FileContract extends Repositories {

  /** SHA-256 of "abc" (FIPS 180-4, example). */
  String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  default void storesAFileByItsHash() throws IOException {
    StoredFile file = store("abc", "../../../etc/passwd\u0000.png", 3);

    assertEquals(ABC, file.sha256());
    assertEquals(3, file.sizeBytes());
    assertEquals(Samples.NOW, file.createdAt());
    assertEquals("../../../etc/passwd\uFFFD.png", file.fileName());
    assertEquals(Optional.of(file), files().find(ABC));
    Path path = files().path(ABC).orElseThrow();
    assertArrayEquals("abc".getBytes(UTF_8), Files.readAllBytes(path));
    assertTrue(path.startsWith(database().directory().resolve("files")), path.toString());
  }

  private StoredFile store(String content, String name, long maxBytes) throws IOException {
    return files()
        .store(new ByteArrayInputStream(content.getBytes(UTF_8)), name, "text/plain", maxBytes);
  }

  private List<Path> onDisk() throws IOException {
    try (Stream<Path> walk = Files.walk(database().directory().resolve("files"))) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  default void storesTheSameContentOnce() throws IOException {
    StoredFile first = store("twice", "first.txt", 100);
    int before = onDisk().size();
    assertEquals(first, store("twice", "second.txt", 100));
    assertEquals(before, onDisk().size());
  }

  @Test
  default void refusesALargerFileAndLeavesNothing() throws IOException {
    List<Path> before = onDisk();
    RefusedException refused =
        assertThrows(RefusedException.class, () -> store("x".repeat(200_001), "big", 200_000));
    assertEquals("too_large", refused.code());
    assertEquals(before, onDisk());
    assertEquals(200_000, store("x".repeat(200_000), "just right", 200_000).sizeBytes());
  }

  /** A connection that has been lost. */
  final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] block, int offset, int length) throws IOException {
      return read();
    }
  }

  @Test
  default void leavesNothingOfAStreamThatBreaks() throws IOException {
    List<Path> before = onDisk();
    InputStream breaking =
        new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new Broken());
    IOException broken =
        assertThrows(
            IOException.class, () -> files().store(breaking, "half", "text/plain", 1_000_000));
    assertEquals("connection reset", broken.getMessage());
    assertEquals(before, onDisk());
  }

  @Test
  default void takesNothingForAHashThatIsNone() {
    for (String odd :
        List.of(
            "", "../../etc/passwd", ABC.toUpperCase(java.util.Locale.ROOT), "\u0000", ABC + "0")) {
      assertEquals(Optional.empty(), files().find(odd));
      assertEquals(Optional.empty(), files().path(odd));
    }
    assertEquals(Optional.empty(), files().path("00".repeat(32)));
  }

  @Test
  default void putsALostFileBack() throws IOException {
    StoredFile file = store("lost and found", "a", 100);
    Files.delete(files().path(file.sha256()).orElseThrow());
    assertEquals(Optional.empty(), files().path(file.sha256()));
    assertEquals(file, store("lost and found", "b", 100));
    assertTrue(files().path(file.sha256()).isPresent());
  }

  @Test
  default void storesTheSameContentOnceWhenManySendIt() throws Exception {
    List<Callable<StoredFile>> racers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String name = "name-" + i;
      racers.add(() -> store("raced", name, 100));
    }
    assertEquals(1, new HashSet<>(LedgerConcurrencyContract.race(racers)).size());
  }
}

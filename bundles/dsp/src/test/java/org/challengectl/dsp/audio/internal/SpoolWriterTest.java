package org.challengectl.dsp.audio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.challengectl.dsp.audio.AudioFormatException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolWriterTest {

  private static final ByteSource SOURCE = new MemoryBytes(new byte[0], "x");

  @TempDir Path folder;

  private RandomAccessFile file;

  @BeforeEach
  void openTheSpool() throws IOException {
    file = new RandomAccessFile(folder.resolve("spool").toFile(), "rw");
  }

  @AfterEach
  void closeTheSpool() throws IOException {
    file.close();
  }

  private SpoolWriter writer() {
    return new SpoolWriter(file, SOURCE);
  }

  @Test
  void refusesAFileThatPromisesMoreThanTheLimitBeforeAnythingIsUnpacked() throws IOException {
    for (long frames : new long[] {4L * 3_600 * 8_000 + 1, Long.MAX_VALUE}) {
      AudioFormatException refused =
          assertThrows(AudioFormatException.class, () -> writer().begin(1, 8_000, 16, frames));
      assertEquals(
          "'x' is too long: compressed files may hold up to 4 hours and 3 GiB of samples",
          refused.getMessage());
    }
    writer().begin(1, 8_000, 16, 4L * 3_600 * 8_000);
    assertThrows(AudioFormatException.class, () -> writer().begin(8, 96_000, 24, 1L << 28));
  }

  @Test
  void stopsAFileThatUnpacksToMoreThanTheLimit() throws IOException {
    SpoolWriter writer = writer();
    writer.begin(1, 1_000, 16, 0);
    int allowed = 4 * 3_600 * 1_000;
    for (int n = 0; n < allowed; n++) {
      writer.put(0);
    }
    assertThrows(AudioFormatException.class, () -> writer.put(0));
    assertTrue(file.length() <= 2L * allowed + 44);
  }

  @Test
  void refusesShapesThatNoFileHas() {
    for (int[] shape : new int[][] {{0, 8_000}, {9, 8_000}, {1, 0}, {1, -1}, {1, 1_000_001}}) {
      assertThrows(AudioFormatException.class, () -> writer().begin(shape[0], shape[1], 16, 0));
    }
  }

  @Test
  void refusesAFlacFileThatPromisesMonths() throws IOException {
    byte[] flac;
    try (InputStream in = SpoolWriterTest.class.getResourceAsStream("/audio/tone.flac")) {
      flac = in.readAllBytes();
    }
    // The number of samples, 36 bits, ends at byte 26 (RFC 9639, section 8.2).
    ByteBuffer.wrap(flac).putInt(22, -1);
    MemoryBytes file = new MemoryBytes(flac, "x");
    AudioFormatException refused =
        assertThrows(AudioFormatException.class, () -> Spool.of(file, AudioKind.in(file)));
    assertTrue(refused.getMessage().contains("too long"), refused.getMessage());
  }
}

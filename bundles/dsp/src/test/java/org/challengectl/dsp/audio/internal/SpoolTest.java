package org.challengectl.dsp.audio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.challengectl.dsp.audio.AudioFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

  @TempDir Path folder;

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = SpoolTest.class.getResourceAsStream("/audio/" + name)) {
      return in.readAllBytes();
    }
  }

  private static ByteBuffer unpacked(byte[] content) throws IOException {
    MemoryBytes file = new MemoryBytes(content, "x");
    ByteSource wav = Spool.of(file, AudioKind.in(file)).read("x");
    return wav.bytes(0, (int) wav.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.flac", "tone.ogg", "tone.mp3"})
  void unpacksSeveralFilesAtOnce(String sample) throws Exception {
    byte[] content = sample(sample);
    ByteBuffer alone = unpacked(content);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<ByteBuffer>> together = new ArrayList<>();
      for (int n = 0; n < 24; n++) {
        together.add(threads.submit(() -> unpacked(content)));
      }
      for (Future<ByteBuffer> one : together) {
        assertEquals(alone, one.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void givesItsSpaceBackWhenItIsForgotten() throws IOException {
    long one = unpacked(sample("tone.mp3")).limit();
    for (int n = 0; n < 50; n++) {
      unpacked(sample("tone.mp3"));
    }
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (Spool.liveBytes() > 10 * one && System.nanoTime() < deadline) {
      System.gc();
    }
    assertTrue(Spool.liveBytes() <= 10 * one, "bytes " + Spool.liveBytes());
  }

  @Test
  void doesNotTakeAnInterruptionForDamage() throws IOException {
    for (String sample : List.of("tone.flac", "tone.ogg", "tone.mp3")) {
      Path path = Files.write(folder.resolve(sample), sample(sample));
      try (FileBytes file = new FileBytes(path, sample)) {
        AudioKind.Found found = AudioKind.in(file);
        Thread.currentThread().interrupt();
        assertThrows(ClosedChannelException.class, () -> Spool.of(file, found));
      } finally {
        assertTrue(Thread.interrupted());
      }
    }
  }

  @Test
  void doesNotTakeAFileThatCannotBeReadForADamagedOne() throws IOException {
    for (String sample : List.of("tone.flac", "tone.ogg", "tone.mp3")) {
      MemoryBytes whole = new MemoryBytes(sample(sample), "x");
      AudioKind.Found found = AudioKind.in(whole);
      ByteSource failing = new FailingBytes(whole, 2_000);
      assertThrows(ClosedChannelException.class, () -> Spool.of(failing, found));
    }
  }

  @Test
  void keepsWhatALibraryThrewAsTheCause() {
    MemoryBytes file = new MemoryBytes(new byte[10], "x");
    AudioKind.Found wrong = new AudioKind.Found(AudioKind.WAV, 0);
    AudioFormatException damaged =
        assertThrows(AudioFormatException.class, () -> Spool.of(file, wrong));
    assertEquals(IllegalArgumentException.class, damaged.getCause().getClass());
  }

  /** Fails beyond a place, and always from then on. */
  private static final class FailingBytes implements ByteSource {

    private final ByteSource whole;
    private final long end;
    private boolean failed;

    FailingBytes(ByteSource whole, long end) {
      this.whole = whole;
      this.end = end;
    }

    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public long size() throws IOException {
      check();
      return whole.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      failed |= position + target.remaining() > end;
      check();
      return whole.read(target, position);
    }

    private void check() throws ClosedChannelException {
      if (failed) {
        throw new ClosedChannelException();
      }
    }

    @Override
    public void close() {}
  }
}

package org.challengectl.dsp.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.audio.internal.Spool;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples are half a second of a tone of 1000 Hz; the FLAC file has 1500 Hz on the right. */
class CompressedAudioTest {

  private static final AudioSettings SPEECH = new AudioSettings(0, 300, 3_000, 8_000);

  @TempDir Path folder;

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = CompressedAudioTest.class.getResourceAsStream("/audio/" + name)) {
      return in.readAllBytes();
    }
  }

  private AudioClip clip(String sample, String name) throws IOException {
    return AudioClip.open(Files.write(folder.resolve(name), sample(sample)), name, SPEECH);
  }

  private static Spectrum spectrum(AudioClip clip) throws IOException {
    float[] samples = new float[5_000];
    try (AudioStream stream = clip.stream()) {
      int filled = 0;
      for (int n = 0; n >= 0; n = stream.read(samples, filled, samples.length - filled)) {
        filled += n;
      }
      assertTrue(filled >= 4_000 && filled < 4_700, "samples " + filled);
    }
    float[] iq = new float[2 * 3_000];
    for (int n = 0; n < 3_000; n++) {
      iq[2 * n] = samples[n + 600];
    }
    return new Recording(iq, 8_000).spectrum(Window.BLACKMAN_HARRIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.flac", "tone.ogg", "tone.mp3"})
  void readsCompressedFilesWhateverTheirName(String sample) throws IOException {
    AudioClip clip = clip(sample, "voice.wav");
    assertEquals(0.5, clip.durationSeconds(), 1e-9);
    Spectrum spectrum = spectrum(clip);
    if (sample.endsWith("flac")) {
      assertEquals(0, spectrum.decibelsBelow(900, 1_100, 1_400, 1_600), 0.1);
    } else {
      assertEquals(1_000, Math.abs(spectrum.peakHz()), 3);
    }
  }

  @Test
  void unpacksAFileOnceAsLongAsItIsInUse() throws IOException {
    Path file = Files.write(folder.resolve("a"), sample("tone.ogg"));
    Path copy = Files.write(folder.resolve("b"), sample("tone.ogg"));
    Path other = Files.write(folder.resolve("c"), sample("tone.mp3"));
    Spool spool = spool(file);
    assertSame(spool, spool(copy));
    assertNotSame(spool, spool(other));
  }

  private static Spool spool(Path file) throws IOException {
    return assertInstanceOf(UnpackedFile.class, AudioFile.open(file, "x")).spool();
  }

  @Test
  void needsTheCompressedFileNoMoreOnceItIsOpen() throws IOException {
    AudioClip clip = clip("tone.mp3", "x.mp3");
    Files.delete(folder.resolve("x.mp3"));
    assertEquals(1_000, Math.abs(spectrum(clip).peakHz()), 3);
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    Set<Path> before = temporaryFiles();
    AudioClip clip = clip("tone.flac", "x.flac");
    Set<Path> left = temporaryFiles();
    left.removeAll(before);
    // Another process may have had one for a moment.
    left.retainAll(temporaryFiles());
    assertEquals(Set.of(), left);
    assertEquals(0.5, clip.durationSeconds(), 1e-9);
  }

  private static Set<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("challengectl-audio-"))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  @Test
  void twoStreamsOfAClipDoNotDisturbEachOther() throws IOException {
    AudioClip clip = clip("tone.flac", "x.flac");
    float[] alone = new float[3_000];
    float[] together = new float[3_000];
    float[] other = new float[3_000];
    try (AudioStream one = clip.stream()) {
      fill(one, alone);
    }
    try (AudioStream one = clip.stream();
        AudioStream two = clip.stream()) {
      for (int at = 0; at < together.length; at += 100) {
        one.read(together, at, 100);
        two.read(other, at, 100);
      }
    }
    assertArrayEquals(Arrays.copyOf(alone, 100), Arrays.copyOf(together, 100));
    assertArrayEquals(together, other);
  }

  private static void fill(AudioStream stream, float[] samples) {
    for (int at = 0; at < samples.length; ) {
      at += stream.read(samples, at, samples.length - at);
    }
  }

  @Test
  void goesOnForOthersWhenAReaderIsInterrupted() throws IOException {
    AudioClip clip = clip("tone.ogg", "x.ogg");
    Thread.currentThread().interrupt();
    try (AudioStream stream = clip.stream()) {
      fill(stream, new float[1_000]);
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals(1_000, Math.abs(spectrum(clip).peakHz()), 3);
  }

  @Test
  void skipsTheTagsBeforeTheAudio() throws IOException {
    byte[] tag = new byte[10 + 300];
    System.arraycopy("ID3\4\0\0\0\0\2\54".getBytes(StandardCharsets.ISO_8859_1), 0, tag, 0, 10);
    for (String sample : List.of("tone.mp3", "tone.flac")) {
      byte[] audio = sample(sample);
      byte[] file = Arrays.copyOf(tag, tag.length + audio.length);
      System.arraycopy(audio, 0, file, tag.length, audio.length);
      AudioClip clip = AudioClip.open(Files.write(folder.resolve("t"), file), "t", SPEECH);
      assertEquals(0.5, clip.durationSeconds(), 1e-9);
    }
  }

  @Test
  void takesAnMp3FileWithATagBehind() throws IOException {
    byte[] audio = sample("tone.mp3");
    byte[] file = Arrays.copyOf(audio, audio.length + 128);
    System.arraycopy("TAGtitle".getBytes(StandardCharsets.US_ASCII), 0, file, audio.length, 8);
    AudioClip clip = AudioClip.open(Files.write(folder.resolve("t"), file), "t", SPEECH);
    assertEquals(0.5, clip.durationSeconds(), 1e-9);
  }

  @Test
  void saysWhatAFileIsThatItCannotRead() throws IOException {
    assertEquals("'x' is empty", refusal(""));
    assertTrue(
        refusal("....ftypM4A ").startsWith("'x' is an MP4 file (AAC or ALAC), which is not"));
    assertTrue(refusal("FORM....AIFF").contains("an AIFF file"));
    assertTrue(refusal("OggS" + ".".repeat(24) + "OpusHead").contains("an Ogg Opus file"));
    assertTrue(refusal("OggS" + ".".repeat(24) + "\200theora").contains("without Vorbis audio"));
    assertTrue(refusal("Hello.").contains("no audio file; WAV, FLAC, Ogg Vorbis and MP3 are"));
    AudioFormatException folderRefused =
        assertThrows(AudioFormatException.class, () -> AudioClip.open(folder, "x", SPEECH));
    assertEquals("'x' is not a file", folderRefused.getMessage());
  }

  private String refusal(String content) throws IOException {
    Path file = folder.resolve("x");
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    return assertThrows(AudioFormatException.class, () -> AudioClip.open(file, "x", SPEECH))
        .getMessage();
  }
}

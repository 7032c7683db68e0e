package org.challengectl.dsp.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.challengectl.dsp.testkit.TestFiles;
import org.challengectl.dsp.testkit.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that other programs wrote are read as those programs, or the sound itself, have it. */
class AudioToolsTest {

  @TempDir Path folder;

  private Path path(String name) {
    return folder.resolve(name);
  }

  private void run(String... command) throws Exception {
    Path nothing = path("nothing");
    if (Files.notExists(nothing)) {
      Files.createFile(nothing);
    }
    Tool.run(nothing, Arrays.stream(command).toList());
  }

  private static float[] samples(Path file) throws IOException {
    try (WavReader wav = AudioFile.open(file, file.getFileName().toString()).read()) {
      float[] samples = new float[Math.toIntExact(wav.frames() * wav.channels())];
      int frames = 0;
      for (int n = 0; n >= 0; n = wav.read(samples, frames * wav.channels(), 500)) {
        frames += n;
      }
      return samples;
    }
  }

  private float[] asSoxReads(Path file) throws Exception {
    Path raw = path("raw");
    run("sox", file.toString(), "-t", "raw", "-e", "floating-point", "-b", "32", raw.toString());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[bytes.remaining() / 4];
    bytes.asFloatBuffer().get(samples);
    return samples;
  }

  private static void assertClose(float[] expected, float[] actual, double allowed) {
    assertEquals(expected.length, actual.length);
    for (int n = 0; n < expected.length; n++) {
      assertEquals(expected[n], actual[n], allowed, "sample " + n);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "unsigned-integer, 8, 8000, 1",
    "signed-integer, 16, 11025, 1",
    "signed-integer, 16, 44100, 2",
    "signed-integer, 24, 48000, 1",
    "signed-integer, 24, 96000, 2",
    "signed-integer, 32, 22050, 1",
    "signed-integer, 32, 44100, 6",
    "floating-point, 32, 192000, 1",
    "floating-point, 32, 48000, 2",
    "floating-point, 64, 16000, 1",
    "a-law, 8, 8000, 1",
    "a-law, 8, 8000, 2",
    "u-law, 8, 8000, 1",
    "u-law, 8, 11025, 2"
  })
  void readsEachWavEncodingAsSoxDoes(String encoding, String bits, String rateHz, String channels)
      throws Exception {
    Tool.require("sox");
    Path file = path("x.wav");
    run(
        "sox",
        "-n",
        "-r",
        rateHz,
        "-c",
        channels,
        "-e",
        encoding,
        "-b",
        bits,
        file.toString(),
        "synth",
        "0.1",
        "pinknoise",
        "vol",
        "0.9");
    float[] expected = asSoxReads(file);
    assertTrue(expected.length > 700);
    // Sox computes with 32 bits.
    assertClose(expected, samples(file), 1e-6);
    try (WavReader wav = new WavReader(file, "x.wav")) {
      assertEquals(Integer.parseInt(rateHz), wav.sampleRateHz());
      assertEquals(Integer.parseInt(channels), wav.channels());
    }
  }

  @Test
  void readsWhatSoxWritesIntoAPipe() throws Exception {
    Tool.require("sox");
    run("sh", "-c", "sox -n -r 8000 -t wav - synth 0.2 sine 700 > " + path("x.wav"));
    assertEquals(1_600, samples(path("x.wav")).length);
  }

  private Path speech(int rateHz, int channels) throws IOException {
    return TestFiles.wav(
        path("speech.wav"), rateHz, channels, TestFiles.syllables(0.5, rateHz, 1.5 * channels));
  }

  @ParameterizedTest
  @CsvSource({"8000, 1, -0", "44100, 2, -5", "48000, 1, -8", "16000, 2, -8"})
  void readsFlacToTheBit(int rateHz, int channels, String effort) throws Exception {
    Tool.require("flac");
    Path wav = speech(rateHz, channels);
    run("flac", "-s", effort, wav.toString(), "-o", path("x.flac").toString());
    assertClose(samples(wav), samples(path("x.flac")), 0);
    run("sh", "-c", "flac -s -c " + effort + " - < " + wav + " > " + path("piped.flac"));
    assertClose(samples(wav), samples(path("piped.flac")), 0);
  }

  @ParameterizedTest
  @CsvSource({"8", "20", "24"})
  void readsFlacOfOtherDepths(String bits) throws Exception {
    Tool.require("flac");
    Tool.require("sox");
    Path wav = path("x.wav");
    run("sox", "-n", "-r", "32000", "-b", "24", wav.toString(), "synth", "0.2", "pinknoise");
    if (bits.equals("8")) {
      run("sox", "-n", "-r", "32000", "-b", "8", wav.toString(), "synth", "0.2", "pinknoise");
    }
    run("sox", wav.toString(), "-b", bits, path("x.flac").toString());
    assertTrue(Files.exists(path("x.flac")));
    assertClose(samples(wav), samples(path("x.flac")), bits.equals("20") ? 1e-6 * 2 : 0);
  }

  @ParameterizedTest
  @CsvSource({"8000, 1, 5", "44100, 2, 5", "48000, 1, 0", "22050, 1, 10"})
  void readsOggVorbis(int rateHz, int channels, String quality) throws Exception {
    Tool.require("oggenc");
    Path wav = speech(rateHz, channels);
    run("oggenc", "-Q", "-q", quality, wav.toString(), "-o", path("x.ogg").toString());
    assertResembles(samples(wav), samples(path("x.ogg")), 8);
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 2, -b 128",
    "48000, 1, -V 4",
    "22050, 1, -b 64",
    "16000, 2, -b 64",
    "44100, 1, -V 0"
  })
  void readsMp3(int rateHz, int channels, String how) throws Exception {
    Tool.require("lame");
    Path wav = speech(rateHz, channels);
    List<String> command =
        Stream.of("lame --quiet --resample " + rateHz / 1_000.0 + " " + how, wav, path("x.mp3"))
            .flatMap(part -> Arrays.stream(part.toString().split(" ", -1)))
            .toList();
    run(command.toArray(String[]::new));
    assertResembles(samples(wav), samples(path("x.mp3")), 8);
  }

  /** The same length, and what was lost in compression is so many decibels below the sound. */
  private static void assertResembles(float[] expected, float[] actual, double decibels) {
    assertEquals(expected.length, actual.length);
    double sound = 0;
    double lost = 0;
    for (int n = 0; n < expected.length; n++) {
      sound += expected[n] * expected[n];
      lost += Math.pow(expected[n] - actual[n], 2);
    }
    double ratio = 10 * Math.log10(sound / lost);
    assertTrue(ratio > decibels, "ratio " + ratio);
  }
}

package org.challengectl.dsp.audio.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.challengectl.dsp.audio.AudioFormatException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged compressed files end in audio or in a message, and in nothing else. */
class HostileAudioTest {

  /** Where the description of the audio stands in the samples. */
  private static final int HEADER_BYTES = 300;

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = HostileAudioTest.class.getResourceAsStream("/audio/" + name)) {
      return in.readAllBytes();
    }
  }

  /** Whether a file was accepted; any other exception than the documented one is let out. */
  private static boolean isAccepted(byte[] content) throws IOException {
    MemoryBytes file = new MemoryBytes(content, "x");
    try {
      AudioKind.Found found = AudioKind.in(file);
      if (found.kind() != AudioKind.WAV) {
        Spool.of(file, found);
      }
      return true;
    } catch (AudioFormatException e) {
      assertTrue(e.getMessage().startsWith("'x' "), e.getMessage());
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({"tone.flac, 13", "tone.ogg, 3", "tone.mp3, 5"})
  void refusesAFileCutOffAnywhere(String sample, int step) throws IOException {
    byte[] good = sample(sample);
    assertTrue(isAccepted(good));
    for (int length = 0; length < good.length; length += length < HEADER_BYTES ? 1 : step) {
      boolean accepted = isAccepted(Arrays.copyOf(good, length));
      int cut = length;
      assertTrue(!accepted, () -> sample + " cut to " + cut + " bytes was accepted");
    }
  }

  @ParameterizedTest
  @CsvSource({"tone.flac, 800", "tone.ogg, 1000", "tone.mp3, 300"})
  void survivesAnyDamage(String sample, int rounds) throws IOException {
    byte[] good = sample(sample);
    Random random = new Random(7);
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] bad = good.clone();
      int within = random.nextBoolean() ? HEADER_BYTES : bad.length;
      for (int n = random.nextInt(4); n >= 0; n--) {
        bad[random.nextInt(within)] = (byte) random.nextInt();
      }
      if (random.nextInt(4) == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      if (sample.endsWith("ogg") && random.nextInt(8) != 0) {
        bad = OggPages.withRightChecksums(bad);
      }
      refused += isAccepted(bad) ? 0 : 1;
    }
    assertTrue(refused > rounds / 5, "refused " + refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.flac", "tone.ogg"})
  void noticesEveryChangedBitOfWhatHasAChecksum(String sample) throws IOException {
    byte[] good = sample(sample);
    Random random = new Random(9);
    for (int round = 0; round < 300; round++) {
      byte[] bad = good.clone();
      int at = HEADER_BYTES + random.nextInt(good.length - HEADER_BYTES);
      bad[at] ^= (byte) (1 << random.nextInt(8));
      assertTrue(!isAccepted(bad), () -> sample + " changed at byte " + at + " was accepted");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fLaC", "OggS", "ID3", "\u00ff\u00fb\u0090\u0000"})
  void survivesNoiseBehindABeginning(String beginning) throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      byte[] noise = new byte[random.nextInt(2_000)];
      random.nextBytes(noise);
      for (int n = 0; n < Math.min(noise.length, beginning.length()); n++) {
        noise[n] = (byte) beginning.charAt(n);
      }
      assertTrue(!isAccepted(noise));
    }
  }
}

package org.challengectl.benchmarks;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A WAV file of 48 kHz, 16 bits, with a buzz in syllables. */
final class AudioFile {

  private static final int RATE_HZ = 48_000;

  private AudioFile() {}

  static void write(Path file, int seconds) throws IOException {
    byte[] second = new byte[2 * RATE_HZ];
    for (int n = 0; n < RATE_HZ; n++) {
      double t = n / (double) RATE_HZ;
      double voice = 0;
      for (int k = 1; k <= 20; k++) {
        voice += Math.sin(2 * Math.PI * 140 * k * t + k * k) / k;
      }
      short x = (short) (8_000 * voice * Math.max(0, Math.sin(2 * Math.PI * 3 * t)));
      second[2 * n] = (byte) x;
      second[2 * n + 1] = (byte) (x >> 8);
    }
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      int length = seconds * second.length;
      tag(out, "RIFF");
      little(out, 36 + length);
      tag(out, "WAVEfmt ");
      little(out, 16);
      little(out, 1 | 1 << 16);
      little(out, RATE_HZ);
      little(out, 2 * RATE_HZ);
      little(out, 2 | 16 << 16);
      tag(out, "data");
      little(out, length);
      for (int s = 0; s < seconds; s++) {
        out.write(second);
      }
    }
  }

  private static void tag(DataOutputStream out, String tag) throws IOException {
    out.write(tag.getBytes(StandardCharsets.US_ASCII));
  }

  private static void little(DataOutputStream out, int value) throws IOException {
    out.writeInt(Integer.reverseBytes(value));
  }
}

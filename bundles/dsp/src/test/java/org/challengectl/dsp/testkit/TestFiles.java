package org.challengectl.dsp.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in the formats of the receiving programs, and WAV files to send. */
public final class TestFiles {

  private TestFiles() {}

  /** Real samples as signed 16 bits without a header. */
  public static Path s16(Path file, float[] samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float x : samples) {
      bytes.putShort((short) Math.round(32767 * Math.max(-1, Math.min(1, x))));
    }
    return Files.write(file, bytes.array());
  }

  /** Complex samples as 32 bit floats. */
  public static Path cf32(Path file, Recording recording) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * recording.iq().length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(recording.iq());
    return Files.write(file, bytes.array());
  }

  /** A WAV file of 16 bits; channels are interleaved. */
  public static Path wav(Path file, int rateHz, int channels, float[] samples) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float x : samples) {
      data.putShort((short) Math.round(32767 * Math.max(-1, Math.min(1, x))));
    }
    return Files.write(file, wav(1, rateHz, channels, 16, data.array()));
  }

  /** The bytes of a WAV file of any encoding. */
  public static byte[] wav(int format, int rateHz, int channels, int bits, byte[] data) {
    int frameBytes = channels * bits / 8;
    ByteBuffer wav = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(tag("RIFF")).putInt(36 + data.length).put(tag("WAVE"));
    wav.put(tag("fmt ")).putInt(16).putShort((short) format).putShort((short) channels);
    wav.putInt(rateHz).putInt(rateHz * frameBytes).putShort((short) frameBytes);
    wav.putShort((short) bits).put(tag("data")).putInt(data.length).put(data);
    return wav.array();
  }

  /** The bytes of ASCII characters. */
  public static byte[] tag(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  /** A sine. */
  public static float[] tone(double hz, double amplitude, int rateHz, double seconds) {
    float[] samples = new float[(int) (seconds * rateHz)];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (amplitude * Math.sin(2 * Math.PI * hz * n / rateHz));
    }
    return samples;
  }

  /**
   * Something like speech: a buzz of many harmonics in syllables with pauses, always the same.
   *
   * @param amplitude of the loudest peak, about
   */
  public static float[] syllables(double amplitude, int rateHz, double seconds) {
    float[] samples = new float[(int) (seconds * rateHz)];
    for (int n = 0; n < samples.length; n++) {
      double t = n / (double) rateHz;
      double pitch = 120 * t + 4 * Math.sin(2 * Math.PI * 1.1 * t);
      double voice = 0;
      for (int k = 1; k <= 24; k++) {
        voice += Math.sin(2 * Math.PI * k * pitch + k * k) / (1 + 0.15 * k);
      }
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 2.3 * t));
      samples[n] = (float) (amplitude / 8 * voice * syllable);
    }
    return samples;
  }
}

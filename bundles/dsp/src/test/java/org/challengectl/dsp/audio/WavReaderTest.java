package org.challengectl.dsp.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.challengectl.dsp.testkit.TestFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavReaderTest {

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.wav"), bytes);
  }

  private String refusal(byte[] bytes) throws IOException {
    Path path = file(bytes);
    return assertThrows(AudioFormatException.class, () -> new WavReader(path, "x.wav").close())
        .getMessage();
  }

  private static byte[] encode(int format, int bits, double x) {
    ByteBuffer data = ByteBuffer.allocate(bits / 8).order(ByteOrder.LITTLE_ENDIAN);
    if (format == 3) {
      return (bits == 32 ? data.putFloat((float) x) : data.putDouble(x)).array();
    }
    long value = Math.round(x * (1L << (bits - 1)));
    if (bits == 8) {
      value += 128;
    }
    for (int n = 0; n < bits / 8; n++) {
      data.put((byte) (value >> (8 * n)));
    }
    return data.array();
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "1, 16", "1, 24", "1, 32", "3, 32", "3, 64"})
  void readsEachEncodingOfMonoAndStereo(int format, int bits) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(4 * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
    for (double x : new double[] {0.5, -0.25, -1, 0}) {
      data.put(encode(format, bits, x));
    }
    for (int channels = 1; channels <= 2; channels++) {
      Path path = file(TestFiles.wav(format, 22_050, channels, bits, data.array()));
      try (WavReader wav = new WavReader(path, "x.wav")) {
        assertEquals(22_050, wav.sampleRateHz());
        assertEquals(channels, wav.channels());
        assertEquals(4 / channels, wav.frames());
        float[] out = new float[8];
        assertEquals(4 / channels, wav.read(out, 0, 8 / channels));
        assertEquals("[0.5, -0.25, -1.0, 0.0]", Arrays.toString(Arrays.copyOf(out, 4)));
        assertEquals(-1, wav.read(out, 0, 1));
      }
    }
  }

  @Test
  void readsTelephoneEncodings() throws IOException {
    // ITU-T G.711: the codes of the largest positive and negative values.
    assertEquals(
        32_256 / 32_768f,
        SampleEncoding.A_LAW.decode(
            ByteBuffer.allocate(1).order(ByteOrder.LITTLE_ENDIAN).put(0, (byte) 0xAA), 0));
    assertEquals(
        -32_256 / 32_768f,
        SampleEncoding.A_LAW.decode(
            ByteBuffer.allocate(1).order(ByteOrder.LITTLE_ENDIAN).put(0, (byte) 0x2A), 0));
    assertEquals(
        32_124 / 32_768f,
        SampleEncoding.MU_LAW.decode(
            ByteBuffer.allocate(1).order(ByteOrder.LITTLE_ENDIAN).put(0, (byte) 0x80), 0));
    assertEquals(
        -32_124 / 32_768f,
        SampleEncoding.MU_LAW.decode(
            ByteBuffer.allocate(1).order(ByteOrder.LITTLE_ENDIAN).put(0, (byte) 0), 0));
    assertEquals(
        0,
        SampleEncoding.MU_LAW.decode(
            ByteBuffer.allocate(1).order(ByteOrder.LITTLE_ENDIAN).put(0, (byte) 0xFF), 0));
    try (WavReader wav = new WavReader(file(TestFiles.wav(7, 8_000, 1, 8, new byte[9])), "x")) {
      assertEquals(9, wav.frames());
    }
  }

  @Test
  void readsTheExtensibleFormatAndSkipsOtherChunks() throws IOException {
    ByteBuffer wav =
        ByteBuffer.allocate(12 + 8 + 3 + 1 + 8 + 40 + 8 + 6 + 8 + 4).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(TestFiles.tag("RIFF")).putInt(wav.capacity() - 8).put(TestFiles.tag("WAVE"));
    wav.put(TestFiles.tag("JUNK")).putInt(3).put(new byte[4]);
    wav.put(TestFiles.tag("fmt ")).putInt(40).putShort((short) 0xFFFE).putShort((short) 1);
    wav.putInt(96_000).putInt(288_000).putShort((short) 3).putShort((short) 24);
    wav.putShort((short) 22).putShort((short) 24).putInt(4).putShort((short) 1);
    wav.put(HexFormat.of().parseHex("000000001000800000aa00389b71"));
    wav.put(TestFiles.tag("data")).putInt(6).put(new byte[] {0, 0, 0x40, 0, 0, (byte) 0xC0});
    wav.put(TestFiles.tag("LIST")).putInt(4);
    try (WavReader reader = new WavReader(file(wav.array()), "x.wav")) {
      float[] out = new float[2];
      assertEquals(2, reader.read(out, 0, 2));
      assertEquals("[0.5, -0.5]", Arrays.toString(out));
    }
  }

  @Test
  void takesAStreamOfUnknownLengthToItsEnd() throws IOException {
    byte[] wav = TestFiles.wav(1, 8_000, 1, 16, new byte[200]);
    for (int length : new int[] {-1, 0x7FFFF000}) {
      ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, length);
      try (WavReader reader = new WavReader(file(wav), "x.wav")) {
        assertEquals(100, reader.frames());
      }
    }
  }

  @Test
  void turnsNotANumberIntoSilence() throws IOException {
    byte[] data =
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(Float.NaN)
            .putFloat(Float.NEGATIVE_INFINITY)
            .array();
    try (WavReader wav = new WavReader(file(TestFiles.wav(3, 8_000, 1, 32, data)), "x.wav")) {
      float[] out = {9, 9};
      wav.read(out, 0, 2);
      assertEquals("[0.0, 0.0]", Arrays.toString(out));
    }
  }

  @Test
  void saysWhatIsWrongWithADamagedFile() throws IOException {
    byte[] good = TestFiles.wav(1, 8_000, 1, 16, new byte[200]);
    assertTrue(refusal(new byte[0]).contains("ends after 0 bytes"));
    assertTrue(refusal(Arrays.copyOf(good, 11)).contains("ends after 11 bytes"));
    assertTrue(
        refusal(TestFiles.tag("ID3 is the start of an MP3 file")).contains("not a WAV file"));
    assertTrue(refusal(Arrays.copyOf(good, 30)).contains("16 bytes stated, 10 present"));
    assertTrue(refusal(Arrays.copyOf(good, 100)).contains("200 bytes of audio stated, 56 present"));
    assertTrue(refusal(TestFiles.wav(1, 8_000, 1, 16, new byte[0])).contains("holds no audio"));
    assertTrue(refusal(TestFiles.wav(1, 0, 1, 16, new byte[4])).contains("0 samples/s"));
    assertTrue(refusal(TestFiles.wav(1, -1, 1, 16, new byte[4])).contains("4294967295 samples/s"));
    assertTrue(refusal(TestFiles.wav(1, 8_000, 0, 16, new byte[4])).contains("0 channels"));
    assertTrue(refusal(TestFiles.wav(1, 8_000, 900, 16, new byte[4])).contains("900 channels"));
    assertTrue(refusal(TestFiles.wav(2, 8_000, 1, 4, new byte[4])).contains("format 2, 4 bits"));
    byte[] wrongFrame = good.clone();
    wrongFrame[32] = 7;
    assertTrue(refusal(wrongFrame).contains("7 bytes a frame stated, 2 needed"));
  }
}

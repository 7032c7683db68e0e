package org.challengectl.dsp.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.challengectl.dsp.audio.internal.MemoryBytes;
import org.challengectl.dsp.testkit.TestFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WAV files that are damaged, unfinished or lie give their audio or a message, nothing else. */
class HostileWavTest {

  private static final int RIFF_BYTES_AT = 4;
  private static final int DATA_BYTES_AT = 40;
  private static final byte[] DATA = new byte[200];

  private static byte[] good() {
    return TestFiles.wav(1, 8_000, 1, 16, DATA);
  }

  private static byte[] with(byte[] file, int at, int value) {
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return file;
  }

  private static byte[] chunk(String tag, int stated, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + content.length).order(ByteOrder.LITTLE_ENDIAN);
    return chunk.put(TestFiles.tag(tag)).putInt(stated).put(content).array();
  }

  /** The ordinary file with something between its beginning and its description. */
  private static byte[] withChunks(byte[]... chunks) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(good(), 0, 12);
    for (byte[] chunk : chunks) {
      file.writeBytes(chunk);
    }
    file.write(good(), 12, good().length - 12);
    return file.toByteArray();
  }

  private static WavReader open(byte[] content) throws IOException {
    return new WavReader(new MemoryBytes(content, "x.wav"));
  }

  /** How many frames a file gives. */
  private static long frames(byte[] content) throws IOException {
    try (WavReader wav = open(content)) {
      float[] out = new float[64 * wav.channels()];
      long frames = 0;
      for (int n = wav.read(out, 0, 64); n > 0; n = wav.read(out, 0, 64)) {
        frames += n;
      }
      assertEquals(wav.frames(), frames);
      for (float x : out) {
        assertTrue(Float.isFinite(x));
      }
      return frames;
    }
  }

  private static String refusal(byte[] content) {
    return assertThrows(AudioFormatException.class, () -> open(content)).getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -1", // ffmpeg into a pipe
    "0x7FFFF024, 0x7FFFF000", // sox into a pipe
    "0, 0", // never finished
    "36, 0", // finished before the audio came
    "236, 0x80000000"
  })
  void takesAnUnfinishedFileToItsEnd(String riffBytes, String dataBytes) throws IOException {
    byte[] file = with(good(), RIFF_BYTES_AT, (int) (long) Long.decode(riffBytes));
    assertEquals(100, frames(with(file, DATA_BYTES_AT, (int) (long) Long.decode(dataBytes))));
  }

  @Test
  void takesHalfAFrameAtTheEndForNone() throws IOException {
    byte[] file = Arrays.copyOf(good(), good().length - 1);
    assertEquals(99, frames(with(file, DATA_BYTES_AT, -1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void readsTheFormsForMoreThanFourGigabytes(String form) throws IOException {
    ByteBuffer sizes = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    sizes.putLong(0, 272).putLong(8, 150).putLong(16, 75);
    byte[] file = withChunks(chunk("ds64", 28, sizes.array()));
    System.arraycopy(TestFiles.tag(form), 0, file, 0, 4);
    with(file, DATA_BYTES_AT + 36, -1);
    assertEquals(75, frames(file));
    sizes.putLong(8, Long.MAX_VALUE);
    System.arraycopy(sizes.array(), 0, file, 20, 28);
    assertTrue(refusal(file).contains("cut off: 9223372036854775807 bytes of audio stated"));
    sizes.putLong(8, -5);
    System.arraycopy(sizes.array(), 0, file, 20, 28);
    assertTrue(refusal(file).contains("cut off"));
    sizes.putLong(8, 0);
    System.arraycopy(sizes.array(), 0, file, 20, 28);
    assertEquals(100, frames(file));
  }

  @Test
  void passesOverOtherPartsWithAndWithoutTheirFillingByte() throws IOException {
    assertEquals(100, frames(withChunks(chunk("LIST", 3, new byte[4]))));
    assertEquals(100, frames(withChunks(chunk("LIST", 3, new byte[3]))));
    assertEquals(100, frames(withChunks(chunk("junk", 0, new byte[0]))));
    assertEquals(100, frames(withChunks(chunk("junk", 3, new byte[] {1, 2, 3, 9}))));
  }

  @Test
  void refusesPartsThatLieAboutTheirSize() {
    for (int stated : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 100_000}) {
      assertTrue(refusal(withChunks(chunk("LIST", stated, new byte[4]))).contains("stated"));
    }
    assertTrue(refusal(with(good(), 16, 8)).contains("description is too short"));
    assertTrue(refusal(with(good(), 16, -1)).contains("4294967295 bytes stated"));
    assertTrue(
        refusal(with(good(), DATA_BYTES_AT, 201)).contains("201 bytes of audio stated, 200"));
    assertTrue(refusal(with(good(), DATA_BYTES_AT, 0)).contains("holds no audio"));
  }

  @Test
  void refusesAMissingOrLateDescription() {
    byte[] late = withChunks(chunk("data", 4, new byte[4]));
    assertTrue(refusal(late).contains("its audio comes before its description"));
    byte[] none = Arrays.copyOf(good(), 12);
    assertTrue(refusal(none).contains("holds no audio"));
  }

  @Test
  void refusesAFileOfNothingButParts() {
    byte[] file = Arrays.copyOf(Arrays.copyOf(good(), 12), 12 + 8 * 100_000);
    assertTrue(refusal(file.clone()).contains("is a damaged WAV file"));
    for (int at = 12; at < file.length; at += 8) {
      System.arraycopy(chunk("junk", 0, new byte[0]), 0, file, at, 8);
    }
    assertTrue(refusal(file).contains("holds no audio"));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 65535", "2, 0", "3, 6"})
  void refusesFramesThatDoNotAddUp(int field, int value) {
    byte[] file = good();
    int at = field == 1 ? 32 : field == 2 ? 22 : 34;
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort(at, (short) value);
    assertTrue(refusal(file).startsWith("'x.wav' "));
  }

  @Test
  void refusesAnUnknownNameInTheExtensibleForm() {
    ByteBuffer format = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    format.putShort((short) 0xFFFE).putShort((short) 1).putInt(8_000).putInt(16_000);
    format.putShort((short) 2).putShort((short) 16).putShort((short) 22).putShort((short) 16);
    format.putInt(4).putShort((short) 1);
    byte[] file = withChunks(chunk("fmt ", 40, format.array()));
    byte[] data = chunk("data", 4, new byte[4]);
    System.arraycopy(data, 0, file, 12 + 48, data.length);
    assertTrue(refusal(file).contains("format 65534, 16 bits"));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 24, 32})
  void givesAMessageForAFileCutOffAnywhere(int bits) {
    byte[] file = TestFiles.wav(1, 8_000, 1, bits, DATA);
    for (int length = 0; length < file.length; length++) {
      String message = refusal(Arrays.copyOf(file, length));
      assertTrue(message.startsWith("'x.wav' "), message);
    }
  }

  @Test
  void survivesAnyDamage() throws IOException {
    Random random = new Random(5);
    byte[][] files = {
      good(),
      TestFiles.wav(3, 44_100, 2, 64, new byte[160]),
      TestFiles.wav(7, 8_000, 1, 8, new byte[99]),
      withChunks(chunk("LIST", 3, new byte[4]), chunk("ds64", 28, new byte[28]))
    };
    int accepted = 0;
    for (int round = 0; round < 4_000; round++) {
      byte[] file = files[round % files.length].clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        file[random.nextInt(Math.min(100, file.length))] = (byte) random.nextInt();
      }
      if (random.nextInt(3) == 0) {
        file = Arrays.copyOf(file, random.nextInt(file.length));
      }
      try {
        frames(file);
        accepted++;
      } catch (AudioFormatException e) {
        assertTrue(e.getMessage().startsWith("'x.wav' "), e.getMessage());
      }
    }
    int taken = accepted;
    assertFalse(taken == 0 || taken == 4_000, () -> "accepted " + taken);
  }
}

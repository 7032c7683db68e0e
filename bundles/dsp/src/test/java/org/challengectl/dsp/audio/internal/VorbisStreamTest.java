package org.challengectl.dsp.audio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.challengectl.dsp.audio.AudioFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VorbisStreamTest {

  /** Where the setup packet states the first codebook's dimensions and entries. */
  private static final int DIMENSIONS_AT = 11;

  private static final int ENTRIES_AT = 13;

  private static byte[] sample() throws IOException {
    try (InputStream in = VorbisStreamTest.class.getResourceAsStream("/audio/tone.ogg")) {
      return in.readAllBytes();
    }
  }

  private static byte[] setupPacket() throws IOException {
    OggPackets packets = new OggPackets(new MemoryBytes(sample(), "x"), 0);
    for (int n = 0; n < 3; n++) {
      assertTrue(packets.next());
    }
    return Arrays.copyOf(packets.packet(), packets.length());
  }

  private static List<byte[]> pages() throws IOException {
    byte[] file = sample();
    List<byte[]> pages = new ArrayList<>();
    int from = 0;
    for (int at = 1; at <= file.length - 4; at++) {
      boolean next = file[at] == 'O' && file[at + 1] == 'g' && file[at + 3] == 'S';
      if (next || at == file.length - 4) {
        pages.add(Arrays.copyOfRange(file, from, next ? at : file.length));
        from = at;
      }
    }
    return pages;
  }

  private static MemoryBytes file(List<byte[]> pages) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pages.forEach(all::writeBytes);
    return new MemoryBytes(all.toByteArray(), "x");
  }

  private static String refusal(List<byte[]> pages) {
    MemoryBytes file = file(pages);
    return assertThrows(AudioFormatException.class, () -> Spool.of(file, AudioKind.in(file)))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4", // no dimensions: the library would count for ever
    "65535, 4",
    "2, 0",
    "2, 16777215", // 128 MiB from a few bytes
    "64, 100000"
  })
  void refusesCodebooksThatWouldTakeAllMemoryOrTime(int dimensions, int entries)
      throws IOException {
    byte[] setup = setupPacket();
    assertTrue(VorbisSetup.isSound(setup, setup.length, 1, 2_048));
    ByteBuffer packet = ByteBuffer.wrap(setup).order(ByteOrder.LITTLE_ENDIAN);
    packet.putShort(DIMENSIONS_AT, (short) dimensions);
    packet.putShort(ENTRIES_AT, (short) entries).put(ENTRIES_AT + 2, (byte) (entries >> 16));
    assertFalse(VorbisSetup.isSound(setup, setup.length, 1, 2_048));
  }

  @Test
  void refusesASetupThatIsCutOff() throws IOException {
    byte[] setup = setupPacket();
    for (int length = 0; length < setup.length - 40; length++) {
      assertFalse(VorbisSetup.isSound(setup, length, 1, 2_048), "cut to " + length);
    }
    assertFalse(VorbisSetup.isSound(setup, setup.length, 1, 64), "residues beyond the block");
  }

  @Test
  void refusesPagesThatAreMissingOrTwice() throws IOException {
    List<byte[]> pages = pages();
    assertEquals(3, pages.size());
    assertEquals(
        "'x' is a damaged Ogg file: page 1 is missing",
        refusal(List.of(pages.get(0), pages.get(2))));
    assertTrue(refusal(pages.subList(0, 2)).contains("cut off"));
    assertTrue(
        refusal(List.of(pages.get(0), pages.get(1), pages.get(1), pages.get(2)))
            .contains("is missing"));
    assertTrue(refusal(List.of(pages.get(0), pages.get(0))).contains("begins twice"));
  }

  @Test
  void passesOverAnotherStreamBesideIt() throws IOException {
    List<byte[]> pages = pages();
    byte[] other = pages.get(1).clone();
    ByteBuffer.wrap(other).putInt(14, 0x12345678);
    OggPages.withRightChecksums(other);
    MemoryBytes file = file(List.of(pages.get(0), other, pages.get(1), other, pages.get(2)));
    assertEquals(44 + 8_000, Spool.of(file, AudioKind.in(file)).read("x").size());
  }

  @Test
  void aPacketThatNeverEndsTakesNoMoreThanItsBound() throws IOException {
    List<byte[]> pages = new ArrayList<>(pages().subList(0, 1));
    int begin = ByteBuffer.wrap(pages.get(0)).getInt(14);
    for (int n = 1; n < 300; n++) {
      ByteBuffer page = ByteBuffer.allocate(27 + 255 + 255 * 255).order(ByteOrder.LITTLE_ENDIAN);
      page.putInt(0, 0x5367674F).put(5, (byte) (n == 1 ? 0 : 1)).putLong(6, -1);
      page.putInt(14, Integer.reverseBytes(begin)).putInt(18, n).put(26, (byte) 255);
      Arrays.fill(page.array(), 27, 27 + 255, (byte) 255);
      pages.add(OggPages.withRightChecksums(page.array()));
    }
    assertTrue(refusal(pages).contains("larger than 16 MiB"));
  }
}

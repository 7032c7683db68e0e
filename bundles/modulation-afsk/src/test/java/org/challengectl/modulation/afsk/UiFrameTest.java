package org.challengectl.modulation.afsk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class UiFrameTest {

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void hasTheCheckSumOfX25() {
    assertEquals(0x906E, UiFrame.checkSum(ascii("123456789")));
  }

  @Test
  void hasTheBytesThatDirewolfPrintsForTheSameFrame() {
    byte[] frame =
        UiFrame.of("n0call-7", "APRS", List.of("WIDE1-1", "WIDE2-1"), ascii("FLAG{packet} ~~"));
    // Direwolf sets both command bits, as version 1 did; the source's is clear here (6.1.2).
    byte[] expected =
        HexFormat.ofDelimiter(" ")
            .parseHex(
                "82 a0 a4 a6 40 40 e0 9c 60 86 82 98 98 6e ae 92"
                    + " 88 8a 62 40 62 ae 92 88 8a 64 40 63 03 f0 46 4c"
                    + " 41 47 7b 70 61 63 6b 65 74 7d 20 7e 7e");
    assertArrayEquals(expected, Arrays.copyOf(frame, frame.length - 2));
    // The check sum over a frame that holds its own check sum is always the same.
    assertEquals(0xF0B8 ^ 0xFFFF, UiFrame.checkSum(frame));
  }

  @Test
  void theLastAddressSaysThatItIsTheLast() {
    byte[] frame = UiFrame.of("A-15", "B", List.of(), new byte[0]);
    assertEquals(0, frame[6] & 1);
    assertEquals(0x60 | 15 << 1 | 1, frame[13]);
  }

  @Test
  void aReceiverFindsTheFrameBetweenItsFlags() {
    byte[] frame = UiFrame.of("A", "B", List.of(), new byte[] {-1, -1, -1, 0, 0x7E, 0x7E, 0x3F});
    LineBits line = LineBits.of(frame, 4);
    StringBuilder bits = new StringBuilder();
    boolean before = true;
    for (int n = 0; n < line.count(); n++) {
      bits.append(line.mark(n) == before ? 1 : 0);
      before = line.mark(n);
    }
    assertTrue(bits.toString().startsWith("01111110".repeat(4)));
    assertTrue(bits.toString().endsWith("01111110".repeat(3)));
    String body = bits.substring(32, bits.length() - 24);
    assertTrue(!body.contains("111111"), "six ones within the frame");
    String unstuffed = body.replace("111110", "11111");
    assertEquals(8 * frame.length, unstuffed.length());
    for (int n = 0; n < unstuffed.length(); n++) {
      assertEquals(frame[n / 8] >> n % 8 & 1, unstuffed.charAt(n) - '0', "bit " + n);
    }
  }
}

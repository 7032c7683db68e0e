package org.challengectl.modulation.fsk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

  /** What every catalogue of check sums gives the sum of. */
  private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);

  private static String bits(String flag, Map<String, ?> parameters) throws SignalException {
    Frame frame =
        Frame.of(
            new Flag.Text(flag), Parameters.check(new FskModulation().descriptor(), parameters));
    StringBuilder bits = new StringBuilder();
    for (long n = 0; n < frame.bits(); n++) {
      bits.append(frame.bit(n) ? '1' : '0');
    }
    return bits.toString();
  }

  private static String refusal(String flag) {
    return assertThrows(SignalException.class, () -> bits(flag, Map.of())).getMessage();
  }

  @Test
  void putsPreambleSyncAndFlagInOrderMostSignificantBitFirst() throws SignalException {
    assertEquals(
        "10101" + "0010110111010100" + "01000001" + "0101",
        bits("A", Map.of("preamble_bits", 5, "sync", "2dD4")));
    assertEquals("10".repeat(16) + "01000000" + "1010", bits("@", Map.of()));
    assertEquals("0001111011110000" + "1010", bits("hex:1e F0", Map.of("preamble_bits", 0)));
    assertEquals(bits("hex:00ff", Map.of()), bits("hex: 00:ff", Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"none, ''", "crc8, f4", "crc16-ccitt, 29b1", "crc16-cc1101, aee7", "crc32, cbf43926"})
  void appendsTheCheckSumsOfTheCatalogue(String word, String sum) {
    byte[] all = Crc.of(word).append(CHECK);
    assertEquals("313233343536373839" + sum, HexFormat.of().formatHex(all));
  }

  @Test
  void whitensWithTheSequenceOfTheDesignNote() {
    assertArrayEquals(
        HexFormat.of().parseHex("ffe11d9aed853324ea7ad2397097570a"), Pn9.whiten(new byte[16]));
  }

  @Test
  void whitensFlagAndCheckSumButNoSyncWord() throws SignalException {
    Map<String, ?> parameters =
        Map.of("preamble_bits", 0, "sync", "d391", "whitening", "pn9", "crc", "crc16-cc1101");
    byte[] sum = Crc.CRC16_CC1101.append(new byte[] {'A'});
    byte[] sent = {(byte) (sum[0] ^ 0xFF), (byte) (sum[1] ^ 0xE1), (byte) (sum[2] ^ 0x1D)};
    assertEquals(
        bits("hex: d391" + HexFormat.of().formatHex(sent), Map.of("preamble_bits", 0)),
        bits("A", parameters));
  }

  @Test
  void saysWhatIsWrongWithAFlag() {
    assertEquals("the flag is empty; fsk needs at least one character", refusal(""));
    assertEquals(
        "after 'hex:' there may only be hexadecimal digits, e.g. 'hex: 2d d4 00 ff'",
        refusal("hex: 0x12"));
    assertEquals(
        "'hex:' needs two hexadecimal digits for each byte, found 3 digits", refusal("hex:123"));
    assertEquals(
        "'hex:' needs two hexadecimal digits for each byte, found 0 digits", refusal("hex: "));
    assertEquals("fsk sends printable ASCII only, found '\u00e9' (U+00E9)", refusal("caf\u00e9"));
    assertThrows(
        SignalException.class,
        () ->
            Frame.of(
                new Flag.File(Path.of("x"), "x"),
                Parameters.check(new FskModulation().descriptor(), Map.of())));
  }
}

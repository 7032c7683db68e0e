package org.challengectl.modulation.lrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {

  private static Call read(String flag, Map<String, ?> parameters) throws SignalException {
    return CallReader.read(
        new Flag.Text(flag), Parameters.check(new LrsModulation().descriptor(), parameters));
  }

  private static String refusal(String flag, Map<String, ?> parameters) {
    return assertThrows(SignalException.class, () -> read(flag, parameters)).getMessage();
  }

  @ParameterizedTest
  // The sums were taken by hand: 3 * AA + FC + 2D is 327h, and so on, modulo 255.
  @CsvSource({
    "185, 34, 1, aaaaaafc2db9002200000000000107",
    "0, 0, 0, aaaaaafc2d0000000000000000002a",
    "255, 1023, 68, aaaaaafc2dff03ff00000000004471"
  })
  void buildsThePacketWithItsCheckByte(int system, int pager, int function, String hex) {
    byte[] packet = new Call(system, pager, function).packet();
    assertEquals(hex, HexFormat.of().formatHex(packet));
  }

  @Test
  void readsFlagsAndParameters() throws SignalException {
    assertEquals(new Call(185, 34, 2), read("-s 185 -p 34 -pf 2", Map.of()));
    assertEquals(new Call(185, 34, 2), read("  -pf 2\t-p 34   -s 185\n", Map.of()));
    assertEquals(new Call(7, 34, 1), read("-p 34", Map.of("system_id", 7)));
    assertEquals(
        new Call(7, 1_023, 68), read("", Map.of("system_id", 7, "pager_id", 1023, "function", 68)));
    assertEquals(new Call(7, 34, 1), read("-p 34 -s 7", Map.of("system_id", 7)));
  }

  @Test
  void saysWhatIsWrong() {
    assertEquals(
        "the flag does not say '-p'; add it, e.g. '-s 185 -p 34 -pf 1', or set the parameter"
            + " 'pager_id'",
        refusal("-s 1", Map.of()));
    assertEquals(
        "the flag says '-s 1', but 'system_id' is 2; leave one of them out",
        refusal("-s 1 -p 3", Map.of("system_id", 2)));
    assertEquals(
        "'-p' must be followed by a whole number, 0-1023, not by 1024",
        refusal("-s 1 -p 1024", Map.of()));
    assertEquals(
        "'-s' must be followed by a whole number, 0-255, not by nothing",
        refusal("-p 1 -s", Map.of()));
    assertEquals("the flag says '-s' twice", refusal("-s 1 -s 1", Map.of()));
    assertEquals(
        "lrs does not know '-x'; write '-s SYSTEM -p PAGER -pf FUNCTION', e.g. '-s 185 -p 34 -pf"
            + " 1'",
        refusal("-s 1 -x 2", Map.of()));
    assertEquals(
        "lrs sends printable ASCII only, found '\u00e9' (U+00E9)", refusal("\u00e9", Map.of()));
    refusal("-s -1 -p 2", Map.of());
    refusal("-s 1.5 -p 2", Map.of());
    refusal("-s 99999999999 -p 2", Map.of());
    refusal("", Map.of());
    assertThrows(SignalException.class, () -> read("", Map.of("pager_id", 1_024)));
    assertThrows(
        SignalException.class,
        () ->
            CallReader.read(
                new Flag.File(Path.of("x"), "x"),
                Parameters.check(new LrsModulation().descriptor(), Map.of())));
  }
}

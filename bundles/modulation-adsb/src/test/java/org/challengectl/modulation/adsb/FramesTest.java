package org.challengectl.modulation.adsb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

  private static List<String> read(String flag) throws SignalException {
    return Frames.read(new Flag.Text(flag)).stream()
        .map(frame -> HexFormat.of().withUpperCase().formatHex(frame))
        .toList();
  }

  private static String refusal(String flag) {
    return assertThrows(SignalException.class, () -> read(flag)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8D4840D6202CC371C32CE0576098", "8D40621D58C382D690C8AC2863A7",
        "8D406B902015A678D4D220AA4BDA", "8D485020994409940838175B284F"
      })
  void knowsTheParityOfRealFramesAndAddsIt(String frame) throws SignalException {
    assertEquals(List.of(frame), read(frame.toLowerCase(Locale.ROOT)));
    assertEquals(List.of(frame), read(frame.substring(0, 22)));
    for (int digit = 2; digit < 28; digit++) {
      char other = frame.charAt(digit) == '0' ? '1' : '0';
      String damaged = frame.substring(0, digit) + other + frame.substring(digit + 1);
      assertTrue(refusal(damaged).contains("wrong parity"), damaged);
    }
  }

  @Test
  void addsTheParityOfAnAllCallReplyAndTakesAnInterrogatorsCode() throws SignalException {
    String squitter = read("5D4840D6").get(0);
    assertEquals(14, squitter.length());
    int parity = Integer.parseInt(squitter.substring(8), 16);
    String toInterrogator = "5D4840D6%06X".formatted(parity ^ 0x45);
    assertEquals(List.of(toInterrogator), read(toInterrogator));
    assertTrue(refusal("5D4840D6%06X".formatted(parity ^ 0x80)).contains("wrong parity"));
  }

  @Test
  void takesFramesWithAnAddressOnTheirParityAsTheyAre() throws SignalException {
    assertEquals(List.of("20000F1F684A6C"), read("20000F1F684A6C"));
    assertEquals(List.of("A0001838CA3E51F0A8000047A36A"), read("A0001838CA3E51F0A8000047A36A"));
  }

  @Test
  void readsListsAndReceiversRawOutput() throws SignalException {
    List<String> both = List.of("8D4840D6202CC371C32CE0576098", "8D40621D58C382D690C8AC2863A7");
    String first = both.get(0);
    String second = both.get(1);
    assertEquals(both, read(first + "," + second));
    assertEquals(both, read(first + "\r\n\r\n  " + second + "\n"));
    assertEquals(both, read("*" + first + ";\n*" + second + ";\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8D48 | frame 1, '8D48', has 4 digits; 28 or 14 are a frame with its parity, 22 or 8 one"
            + " without",
        "8D4840D6202CC371C32CE0 xyz | frame 2, 'xyz', is not hexadecimal",
        "8D4840D6202CC3 | frame 1, '8D4840D6202CC3', is of downlink format 17, which has 112 bits",
        "5D4840D6202CC371C32CE0 | frame 1, '5D4840D6202CC371C32CE0', is of downlink format 11,"
            + " which has 56 bits",
        "20000F1F | frame 1, '20000F1F', is of downlink format 4, whose parity depends on the"
            + " aircraft's address; give all 14 digits",
        "8D4840D6202CC371C32CE0576099 | frame 1, '8D4840D6202CC371C32CE0576099', has a wrong"
            + " parity, it should end with 576098; leave the last six digits out to have it added",
        "; | the flag must have 1 to 10000 Mode S frames in hexadecimal digits, has 0"
      })
  void saysWhatIsWrong(String flag, String message) {
    assertEquals(message, refusal(flag));
  }

  @Test
  void refusesNoFlagFilesAndTooManyFrames() {
    assertEquals("the flag is empty; adsb needs at least one character", refusal(""));
    refusal("\u00e9");
    assertThrows(SignalException.class, () -> Frames.read(new Flag.File(Path.of("x"), "x")));
    assertTrue(refusal("5D4840D6 ".repeat(10_001)).endsWith("has 10001"));
  }
}

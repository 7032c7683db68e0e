package org.challengectl.modulation.psk31;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PskKeyingTest {

  @Test
  void everyAsciiCharacterHasACodeThatTwoZerosEnd() {
    Set<String> codes = new HashSet<>();
    for (int c = 0; c < 128; c++) {
      String code = Varicode.of(c);
      assertTrue(code.matches("1(1|01)*00"), "code of " + c + ": " + code);
      assertTrue(code.length() <= 12);
      codes.add(code);
    }
    assertEquals(128, codes.size());
  }

  @ParameterizedTest
  @CsvSource({
    "' ', 1",
    "e, 11",
    "t, 101",
    "a, 1011",
    "E, 1110111",
    "Z, 1010101101",
    "0, 10110111",
    "'\n', 11101",
    "'\r', 11111",
    "~, 1011010111",
    "{, 1010110111",
    "}, 1010110101"
  })
  void theCodesAreThoseOfTheRecommendation(char character, String code) {
    assertEquals(code + "00", Varicode.of(character));
  }

  @Test
  void twoPhasesSayZeroByAReversal() {
    PskKeying keying = new PskKeying("et", PskMode.BPSK31);
    assertEquals(31 + 4 + 5 + 31, PskKeying.symbols("et", PskMode.BPSK31));
    StringBuilder turns = new StringBuilder();
    for (int n = 0; n < 31 + 9 + 31; n++) {
      turns.append(keying.getAsInt());
    }
    assertEquals("2".repeat(31) + "0022" + "02022" + "0".repeat(31), turns.toString());
  }

  @Test
  void fourPhasesFollowTheConvolutionalCode() {
    // The last five bits while "e" (1100) is sent after zeros, and before zeros.
    int[] registers = {0b00001, 0b00011, 0b00110, 0b01100, 0b11000, 0b10000};
    PskKeying keying = new PskKeying("e", PskMode.QPSK31);
    for (int n = 0; n < 31; n++) {
      assertEquals(2, keying.getAsInt(), "idle is reversals");
    }
    for (int register : registers) {
      int first = (register ^ register >> 1 ^ register >> 2 ^ register >> 4) & 1;
      int second = (register ^ register >> 3 ^ register >> 4) & 1;
      // Both zero: reversal; only the first: a quarter back; only the second: none; both: forward.
      int[] turns = {2, 3, 0, 1};
      assertEquals(turns[first + 2 * second], keying.getAsInt());
    }
  }
}

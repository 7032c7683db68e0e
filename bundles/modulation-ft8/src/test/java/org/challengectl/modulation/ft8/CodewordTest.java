package org.challengectl.modulation.ft8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.challengectl.signal.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CodewordTest {

  /** The vectors were made with ft8code of WSJT-X 2.6: message, kind, 77 bits, CRC, symbols. */
  @ParameterizedTest
  @CsvFileSource(resources = "/ft8code.csv")
  void packsAndEncodesAsTheReferenceDoes(
      String message, String kind, String payload, String checkSum, String symbols)
      throws Exception {
    String packed = Message.pack(new Flag.Text(message), kind);
    assertEquals(payload, packed);
    assertEquals(checkSum, Codeword.checkSum(packed));
    assertEquals(
        symbols,
        Arrays.stream(Codeword.symbols(packed))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining()));
  }

  @Test
  void theCodeHasTheDistanceOfAStrongOne() {
    // Any single message bit changes many parity bits, and no two rows are alike.
    assertEquals(83, GeneratorMatrix.ROWS.size());
    assertEquals(83, GeneratorMatrix.ROWS.stream().distinct().count());
    for (int bit = 0; bit < 91; bit++) {
      int at = bit;
      long changed = GeneratorMatrix.ROWS.stream().filter(row -> row.testBit(at)).count();
      assertTrue(changed > 20, "bit " + bit + " is in " + changed);
    }
  }
}

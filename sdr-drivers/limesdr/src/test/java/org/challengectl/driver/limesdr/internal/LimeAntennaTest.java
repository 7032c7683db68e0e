package org.challengectl.driver.limesdr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimeAntennaTest {

  private static final List<LimeAntenna> USB =
      List.of(
          new LimeAntenna(0, "NONE", 0, 0),
          new LimeAntenna(1, "LNAH", 2e9, 2.6e9),
          new LimeAntenna(2, "LNAL", 700e6, 900e6),
          new LimeAntenna(3, "LNAW", 700e6, 2.6e9),
          new LimeAntenna(4, "LB1", 0, 0),
          new LimeAntenna(5, "Auto", 1, 9e9));

  @ParameterizedTest
  @CsvSource({"145e6, LNAL", "868e6, LNAL", "1.2e9, LNAW", "2.4e9, LNAH", "3.5e9, LNAH"})
  void takesTheNarrowestThatFits(double hz, String wanted) {
    assertEquals(wanted, LimeAntenna.choose(USB, Optional.empty(), hz).orElseThrow().name());
  }

  @Test
  void takesTheOneThatIsNamedIfItIsOfThisDirection() {
    assertEquals(3, LimeAntenna.choose(USB, Optional.of("lnaw"), 2.4e9).orElseThrow().index());
    assertEquals(1, LimeAntenna.choose(USB, Optional.of("BAND1"), 2.4e9).orElseThrow().index());
  }
}

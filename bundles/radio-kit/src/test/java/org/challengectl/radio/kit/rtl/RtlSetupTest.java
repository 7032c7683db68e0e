package org.challengectl.radio.kit.rtl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.kit.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtlSetupTest {

  private static final int[] GAINS = RtlTuner.R820T.gains();

  @Test
  void gainsAreAutomaticUnlessSaid() throws Exception {
    assertEquals(OptionalInt.empty(), setup(Map.of()).gainTenthDb("rtl", GAINS));
    assertEquals(OptionalInt.empty(), setup(Map.of("rf_gain", "AUTO")).gainTenthDb("rtl", GAINS));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "20, 197", "20.3, 207", "49.6, 496", "9.0, 87"})
  void takesTheNearestGain(String wanted, int tenthDb) throws Exception {
    assertEquals(
        OptionalInt.of(tenthDb), setup(Map.of("rf_gain", wanted)).gainTenthDb("rtl", GAINS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "49.7"})
  void refusesAGainThatTheTunerHasNot(String wanted) throws Exception {
    RtlSetup setup = setup(Map.of("rf_gain", wanted));
    RadioException refused =
        assertThrows(RadioException.class, () -> setup.gainTenthDb("rtl", GAINS));
    assertTrue(refused.getMessage().contains("auto or 0.0 to 49.6"), refused.getMessage());
  }

  @Test
  void correctsByWholePpmInTheChipAndTheRestByTuning() throws Exception {
    RtlSetup setup = setup(Map.of("ppm", "10.25"));
    assertEquals(10, setup.wholePpm());
    assertEquals(99_999_975, setup.corrected(100_000_000));
    assertEquals(100_000_000, setup(Map.of("ppm", "-3")).corrected(100_000_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {225_000, 300_001, 900_000, 3_200_001})
  void refusesRatesThatTheChipCannotDo(int hz) {
    RadioException refused =
        assertThrows(RadioException.class, () -> RtlSetup.checkRate("rtl", hz));
    assertTrue(refused.getMessage().contains("0.900001 to 3.2"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {225_001, 300_000, 900_001, 3_200_000})
  void takesRatesAtTheEdges(int hz) throws Exception {
    RtlSetup.checkRate("rtl", hz);
    assertFalse(setup(Map.of()).isDirect());
  }

  private static RtlSetup setup(Map<String, String> options) throws RadioException {
    return RtlSetup.of(new Options("rtl", new RadioSettings("rtl", 2_000_000, options)));
  }
}

package org.challengectl.modulation.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyKeyingTest {

  private static final double RATE = 1_000;
  private static final FrequencyShape FLANKS = FrequencyShape.raised(0.5);

  /** Three tones in an order without a pattern. */
  private static float tone(long symbol) {
    return 2_000 * (symbol * symbol % 7 % 3 - 1);
  }

  private static FrequencyKeying keying(FrequencyShape shape, long bursts) {
    return new FrequencyKeying(RATE, 100, FrequencyKeyingTest::tone, 2_000, shape, bursts, 0.05);
  }

  private static Recording record(FrequencyKeying keying, int rateHz) throws SignalException {
    try (Signal signal = keying.at(rateHz)) {
      return Recording.of(signal::read, rateHz, 10_000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 1_999_993})
  void holdsEachToneInTheMiddleOfItsSymbolInEveryBurst(int rateHz) throws SignalException {
    Recording signal = record(keying(FLANKS, 3), rateHz);
    float[] hz = signal.at(100_000).frequency();
    for (int burst = 0; burst < 3; burst++) {
      for (int symbol = 0; symbol < 100; symbol++) {
        double middle = 0.2 + burst * 0.15 + (symbol + 0.5) / RATE;
        assertEquals(tone(symbol), hz[(int) Math.round(middle * 100_000)], 30);
      }
    }
    assertEquals(0.4 + 0.4, signal.samples() / (double) rateHz, 1e-5);
  }

  @Test
  void isSilentBeforeBetweenAndAfterBurstsAndFullInside() throws SignalException {
    Recording signal = record(keying(FLANKS, 2), 250_000);
    assertTrue(signal.part(0, 0.197).peak() < 1e-3);
    assertTrue(signal.part(0.303, 0.347).peak() < 1e-3);
    assertTrue(signal.part(0.453, 0.65).peak() < 1e-3);
    for (double time = 0.2005; time < 0.2995; time += 1e-4) {
      assertEquals(0.95, signal.magnitude((int) (time * 250_000)), 0.01);
      assertEquals(0.95, signal.magnitude((int) ((time + 0.15) * 250_000)), 0.01);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.25, 12, 55", "0.5, 6, 55", "1, 4, 55"})
  void leavesLittleBesideRaisedFlanks(double part, double symbolRates, double decibels)
      throws SignalException {
    Spectrum spectrum =
        record(keying(FrequencyShape.raised(part), 1), 250_000).spectrum(Window.HANN);
    double edgeHz = 2_000 + symbolRates * RATE;
    assertTrue(spectrum.outsideDecibelsBelow(-edgeHz, edgeHz) > decibels);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 2, 60", "0.5, 2.5, 60", "1, 4, 60"})
  void leavesLittleBesideAGaussianFilter(double bt, double symbolRates, double decibels)
      throws SignalException {
    Spectrum spectrum =
        record(keying(FrequencyShape.gaussian(bt), 1), 250_000).spectrum(Window.HANN);
    double edgeHz = 2_000 + symbolRates * RATE;
    assertTrue(spectrum.outsideDecibelsBelow(-edgeHz, edgeHz) > decibels);
  }

  @Test
  void smearsALoneOneAsAGaussianFilterDoes() {
    // Half way through a lone symbol, BT 0.3: erf(pi * 0.3 / sqrt(2 ln 2)) of the deviation is
    // left.
    float[] near = new float[2 * FrequencyShape.gaussian(0.3).reach() + 1];
    near[near.length / 2] = 1;
    assertEquals(0.7424, FrequencyShape.gaussian(0.3).mean(near, 0.5), 1e-3);
    Arrays.fill(near, 1);
    assertEquals(1, FrequencyShape.gaussian(0.3).mean(near, 0.123), 1e-6);
  }

  @Test
  void saysWhichRateItNeeds() throws SignalException {
    FrequencyKeying wide = FrequencyKeying.once(1e6, 100, symbol -> 5e5f, 5e5, FLANKS);
    assertEquals(5_555_556, wide.minimumRateHz());
    assertEquals(250_000, keying(FLANKS, 1).minimumRateHz());
    SignalException e = assertThrows(SignalException.class, () -> wide.at(5_000_000));
    assertEquals(
        "this signal needs at least 5555556 samples/s, the radio makes 5000000", e.getMessage());
    assertTrue(record(wide, 5_555_556).peak() <= 1);
  }

  @Test
  void refusesATransmissionOfMoreThanADay() {
    FrequencyKeying endless = FrequencyKeying.once(1_000, 90_000_000, symbol -> 1f, 5_000, FLANKS);
    assertThrows(SignalException.class, () -> endless.at(250_000));
  }
}

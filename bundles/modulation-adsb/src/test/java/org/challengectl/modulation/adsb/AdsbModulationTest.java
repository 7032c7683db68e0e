package org.challengectl.modulation.adsb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.challengectl.dsp.testkit.HostileInput;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdsbModulationTest {

  private static final String LONG = "8D4840D6202CC371C32CE0576098";
  private static final String SHORT = "20000F1F684A6C";
  private static final Flag FLAG = new Flag.Text(LONG + " " + SHORT);

  private final SignalContract contract = new SignalContract(new AdsbModulation());

  /** Halves of a microsecond: pulse or none. */
  private static String halves(String hex) {
    String bits = new BigInteger("1" + hex, 16).toString(2).substring(1);
    return "1010000101000000" + bits.replace("0", "x").replace("1", "10").replace("x", "01");
  }

  @ParameterizedTest
  @CsvSource({"2000000, 50", "4000000, 0.2", "20000000, 1.37"})
  void putsEveryPulseIntoItsHalfOfAMicrosecond(int rateHz, double spacingMs)
      throws SignalException {
    Map<String, ?> parameters = Map.of("repeats", 2, "spacing_ms", spacingMs);
    Recording signal = contract.record(FLAG, parameters, rateHz);
    int perHalf = rateHz / 2_000_000;
    boolean[] expected = new boolean[signal.samples() / perHalf];
    for (int frame = 0; frame < 4; frame++) {
      String halves = halves(frame % 2 == 0 ? LONG : SHORT);
      int start = 400_000 + (int) Math.round(frame * spacingMs * 2_000);
      for (int n = 0; n < halves.length(); n++) {
        expected[start + n] = halves.charAt(n) == '1';
      }
    }
    for (int half = 0; half < expected.length; half++) {
      double level = signal.magnitude(half * perHalf + perHalf / 2);
      // At 2 MS/s a sample also takes in both edges, which take their time.
      assertEquals(expected[half] ? 0.95 : 0, level, 0.05);
    }
    double seconds = 0.4 + 3 * spacingMs / 1_000 + 64e-6;
    assertEquals(seconds, signal.samples() / (double) rateHz, 1e-6);
  }

  @Test
  void raisesAndDropsPulsesAsFastAsTheStandardWants() {
    Pulses pulses = new Pulses(new byte[7]);
    double ten = -1;
    double ninety = -1;
    for (double time = -0.3; time < 0.5; time += 0.0005) {
      double level = pulses.mean(time - 1e-4, time + 1e-4);
      ten = ten < -0.9 && level >= 0.1 ? time : ten;
      ninety = ninety < -0.9 && level >= 0.9 ? time : ninety;
    }
    double riseUs = (ninety - ten) / 2;
    assertTrue(riseUs >= 0.05 && riseUs <= 0.1, () -> riseUs + " us");
    assertEquals(0.5, pulses.mean(-1e-6, 1e-6), 0.01);
    assertEquals(1, 2.5 * pulses.mean(-1, 1.5), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000_000, 2_400_000, 2_048_001, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws SignalException {
    contract.keepsItsPromises(FLAG, Map.of("repeats", 1), rateHz);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000_000, 2_400_000, 10_000_000})
  void announcesItsBand(int rateHz) throws SignalException {
    contract.announcesItsBand(FLAG, Map.of("repeats", 3, "spacing_ms", 0.2), rateHz);
    contract.announcesItsBand(new Flag.Text(LONG), Map.of("repeats", 1), rateHz);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws SignalException {
    contract.doesNotDependOnBlockSizes(FLAG, Map.of("spacing_ms", 0.77), 2_400_000);
    contract.allocatesNothing(FLAG, Map.of("spacing_ms", 0.5), 2_000_000);
  }

  @Test
  void needsTwoMillionSamplesPerSecondAndSaysSo() {
    SignalException e =
        assertThrows(SignalException.class, () -> contract.prepare(FLAG, Map.of(), 1_999_999));
    assertEquals("adsb needs at least 2000000 samples/s, the radio makes 1999999", e.getMessage());
    assertEquals("bad_parameter", e.code());
  }

  @Test
  void refusesParametersOutOfRangeAndMoreThanADay() {
    Map<String, List<Object>> wrong =
        Map.of("repeats", List.of(0, 1.5, 1e9), "spacing_ms", List.of(0.1, -1, "x"));
    wrong.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    assertThrows(
                        SignalException.class,
                        () -> contract.prepare(FLAG, Map.of(name, value), 2_000_000))));
    Map<String, ?> days = Map.of("repeats", 100_000, "spacing_ms", 60_000);
    assertThrows(SignalException.class, () -> contract.prepare(FLAG, days, 2_000_000));
  }

  @Test
  void survivesHostileInput(@TempDir Path folder) {
    List<Flag> flags = List.of(FLAG, new Flag.Text("5D4840D6"));
    int sent = new HostileInput(new AdsbModulation(), flags, folder, 1090).tryOut(300);
    assertTrue(sent > 60 && sent < 290, () -> sent + " were sent");
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

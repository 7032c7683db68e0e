package org.challengectl.modulation.pocsag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.HostileInput;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PocsagModulationTest {

  private static final Flag FLAG = new Flag.Text("FLAG{paged}");

  private final SignalContract contract = new SignalContract(new PocsagModulation());

  /** The sign of the frequency in the middle of each bit; a one is the lower frequency. */
  private static String bits(Recording signal, int baud) {
    float[] hz = signal.frequency();
    StringBuilder bits = new StringBuilder();
    double end = signal.samples() / (double) signal.rateHz() - 0.2;
    for (double time = 0.2 + 0.5 / baud; time < end; time += 1.0 / baud) {
      bits.append(hz[(int) Math.round(time * signal.rateHz())] < 0 ? '1' : '0');
    }
    return bits.toString();
  }

  private static String bits(int word) {
    String ones = Integer.toBinaryString(word);
    return "0".repeat(32 - ones.length()) + ones;
  }

  @ParameterizedTest
  @CsvSource({"512, 250000", "1200, 2000000", "2400, 1999993", "2400, 2400000"})
  void sendsPreambleAndBatchesInTime(int baud, int rateHz) throws SignalException {
    Map<String, ?> parameters = Map.of("baud", baud, "capcode", 1_234_560, "repeats", 2);
    Recording signal = contract.record(FLAG, parameters, rateHz);
    StringBuilder expected = new StringBuilder("10".repeat(288));
    int[] words = Batches.of(List.of(new Page(1_234_560, 3, PageKind.ALPHA, "FLAG{paged}")));
    for (int copy = 0; copy < 2; copy++) {
      for (int word : words) {
        expected.append(bits(word));
      }
    }
    assertEquals(expected.toString(), bits(signal, baud));
    double seconds = 0.4 + (576 + 2 * 32.0 * words.length) / baud;
    assertEquals(seconds, signal.samples() / (double) rateHz, 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"512", "1200", "2400"})
  void deviatesBy4500HzAndKeepsItsEnvelope(int baud) throws SignalException {
    Recording signal = contract.record(FLAG, Map.of("baud", baud), 250_000);
    Recording inside = signal.part(0.2, signal.samples() / 250_000.0 - 0.2);
    float[] hz = inside.frequency();
    double bit = 250_000.0 / baud;
    for (int n = 0; n < 600; n++) {
      double sum = 0;
      int from = (int) ((n + 0.3) * bit);
      int to = (int) ((n + 0.7) * bit);
      for (int k = from; k < to; k++) {
        sum += hz[k];
      }
      assertEquals(4_500, Math.abs(sum / (to - from)), 5);
    }
    for (float each : hz) {
      assertTrue(Math.abs(each) < 4_550, () -> each + " Hz");
    }
    for (int n = 0; n < inside.samples(); n++) {
      assertEquals(0.95, inside.magnitude(n), 0.01);
    }
    assertTrue(signal.part(0, 0.19).peak() < 1e-3);
  }

  @ParameterizedTest
  @CsvSource({"512", "1200", "2400"})
  void staysInItsChannel(int baud) throws SignalException {
    Spectrum spectrum =
        contract.record(FLAG, Map.of("baud", baud), 1_000_000).spectrum(Window.HANN);
    // A channel of 25 kHz, and the next one's receiver.
    assertTrue(spectrum.outsideDecibelsBelow(-12_500, 12_500) > 45);
    assertTrue(spectrum.outsideDecibelsBelow(-25_000, 25_000) > 70);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws SignalException {
    contract.keepsItsPromises(new Flag.Text("k"), Map.of("baud", 2400, "capcode", 8), rateHz);
  }

  @ParameterizedTest
  @CsvSource({"512, alpha", "1200, numeric", "2400, alpha", "2400, numeric"})
  void announcesItsBand(int baud, String kind) throws SignalException {
    contract.announcesItsBand(
        new Flag.Text("0123456789"), Map.of("baud", baud, "kind", kind), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws SignalException {
    contract.doesNotDependOnBlockSizes(FLAG, Map.of("baud", 2400), 2_000_000);
    contract.allocatesNothing(FLAG, Map.of("baud", 2400), 2_000_000);
  }

  @Test
  void refusesParametersOutOfRangeAndFlagsOfMoreThanADay() {
    for (Object wrong : new Object[] {0, 511, 9600, "x"}) {
      assertThrows(
          SignalException.class, () -> contract.prepare(FLAG, Map.of("baud", wrong), 250_000));
    }
    SignalException e =
        assertThrows(
            SignalException.class,
            () ->
                contract.prepare(
                    new Flag.Text("x".repeat(100_000)), Map.of("repeats", 1_000), 250_000));
    assertTrue(e.getMessage().contains("hours"), e.getMessage());
  }

  @Test
  void survivesHostileInput(@TempDir Path folder) {
    List<Flag> flags = List.of(FLAG, new Flag.Text("12: a\n13/numeric: 5"), new Flag.Text("123"));
    int sent = new HostileInput(new PocsagModulation(), flags, folder, 584).tryOut(300);
    assertTrue(sent > 60 && sent < 290, () -> sent + " were sent");
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

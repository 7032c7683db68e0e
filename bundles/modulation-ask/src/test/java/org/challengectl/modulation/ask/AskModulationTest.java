package org.challengectl.modulation.ask;

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

class AskModulationTest {

  private static final Flag FLAG = new Flag.Text("Stop by Unallocated Space");

  @TempDir Path folder;

  private final SignalContract contract = new SignalContract(new AskModulation());

  /** The bit in the middle of each bit's time, counted from the end of the lead-in. */
  private static String bits(Recording signal, double baud) {
    double threshold = signal.peak() / 2;
    StringBuilder bits = new StringBuilder();
    for (double time = 0.2 + 0.625 / baud; ; time += 1 / baud) {
      int sample = (int) Math.round(time * signal.rateHz());
      if (sample >= signal.samples()) {
        return bits.toString();
      }
      bits.append(signal.magnitude(sample) > threshold ? '1' : '0');
    }
  }

  @ParameterizedTest
  @CsvSource({"3211, 250000", "3211, 2000000", "100, 250000", "20000, 2400000", "1200, 1999993"})
  void sendsTheBitsOfEachFrameAndSilenceBetween(int baud, int rateHz) throws SignalException {
    Map<String, ?> parameters = Map.of("baud", baud, "repeats", 3);
    Recording signal = contract.record(new Flag.Text(" Az~"), parameters, rateHz);
    String frame = Bits.ofAscii(" Az~") + "0".repeat(24);
    String bits = bits(signal, baud);
    assertTrue(bits.startsWith(frame.repeat(3)), bits);
    assertTrue(bits.substring(3 * frame.length()).matches("0*"), bits);
    assertEquals(0.4 + 3.0 * frame.length() / baud, signal.samples() / (double) rateHz, 1e-5);
  }

  @Test
  void isOffWhenItIsOffAndHasALeadInAndATail() throws SignalException {
    Recording signal = contract.record(FLAG, Map.of("repeats", 2), 250_000);
    double end = signal.samples() / 250_000.0;
    assertTrue(signal.part(0, 0.199).peak() < 1e-3);
    assertTrue(signal.part(end - 0.2, end).peak() < 1e-3);
    assertTrue(signal.peak() > 0.9);
  }

  @Test
  void staysInItsChannel() throws SignalException {
    Spectrum spectrum = contract.record(FLAG, Map.of(), 2_000_000).spectrum(Window.HANN);
    assertEquals(0, spectrum.peakHz(), 2);
    assertTrue(spectrum.outsideDecibelsBelow(-25_000, 25_000) > 40);
    assertTrue(spectrum.outsideDecibelsBelow(-200_000, 200_000) > 65);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws SignalException {
    contract.keepsItsPromises(new Flag.Text("k"), Map.of("repeats", 1), rateHz);
  }

  @ParameterizedTest
  @CsvSource({"3211, 10", "3211, 1", "1000, 3", "10000, 30"})
  void announcesItsBand(int baud, int repeats) throws SignalException {
    contract.announcesItsBand(FLAG, Map.of("baud", baud, "repeats", repeats), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws SignalException {
    contract.doesNotDependOnBlockSizes(FLAG, Map.of("repeats", 3), 2_000_000);
    contract.allocatesNothing(FLAG, Map.of("repeats", 30), 2_000_000);
  }

  @Test
  void refusesWhatItCannotSend() {
    for (String bad : new String[] {"", "caf\u00e9", "\u0000", "\ud83d\ude00", "a\u007f"}) {
      SignalException e =
          assertThrows(
              SignalException.class, () -> contract.prepare(new Flag.Text(bad), Map.of(), 250_000));
      assertEquals("bad_flag", e.code());
    }
    SignalException e =
        assertThrows(
            SignalException.class,
            () -> contract.prepare(new Flag.Text("caf\u00e9 \u0001"), Map.of(), 250_000));
    assertEquals("ask sends printable ASCII only, found '\u00e9' (U+00E9), U+0001", e.getMessage());
    Flag file = new Flag.File(Path.of("x"), "x");
    assertThrows(SignalException.class, () -> contract.prepare(file, Map.of(), 250_000));
  }

  @Test
  void refusesParametersOutOfRange() {
    for (Object wrong : new Object[] {0, -5, 99, 20_001, 3.5, "x", 1e99}) {
      assertThrows(
          SignalException.class, () -> contract.prepare(FLAG, Map.of("baud", wrong), 250_000));
    }
    assertThrows(
        SignalException.class, () -> contract.prepare(FLAG, Map.of("repeats", 0), 250_000));
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    List<Flag> flags = List.of(new Flag.Text("CQ CQ DE N0CALL"));
    assertTrue(new HostileInput(new AskModulation(), flags, folder, 1).tryOut(300) > 50);
  }
}

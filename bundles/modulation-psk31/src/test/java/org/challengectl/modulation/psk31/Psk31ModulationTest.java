package org.challengectl.modulation.psk31;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Psk31ModulationTest {

  private static final Flag TEXT = new Flag.Text("CQ ctf {flag}");

  private final Psk31Modulation modulation = new Psk31Modulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"BPSK31, usb", "BPSK63, lsb", "BPSK125, usb", "BPSK250, usb"})
  void aReceiverReadsTheText(String mode, String carrier) throws Exception {
    double baud = PskMode.valueOf(mode).baud();
    Map<String, ?> parameters = Map.of("mode", mode, "carrier", carrier, "centre_hz", 1_234.5);
    double turned = "lsb".equals(carrier) ? 1_234.5 : -1_234.5;
    Recording signal = contract.record(TEXT, parameters, 250_000).shifted(turned).at(8_000);
    assertEquals("CQ ctf {flag}", read(signal, (int) (8_000 / baud)));
  }

  /** Finds the middles of symbols by their level, then reads varicode. */
  private static String read(Recording signal, int length) {
    int best = 0;
    double most = 0;
    for (int start = 0; start < length; start++) {
      double sum = 0;
      for (int n = start; n < signal.samples(); n += length) {
        sum += signal.magnitude(n);
      }
      best = sum > most ? start : best;
      most = Math.max(sum, most);
    }
    StringBuilder bits = new StringBuilder();
    float[] iq = signal.iq();
    for (int n = best + length; n < signal.samples(); n += length) {
      int before = n - length;
      double along = iq[2 * n] * iq[2 * before] + iq[2 * n + 1] * iq[2 * before + 1];
      if (signal.magnitude(n) > 0.5 && signal.magnitude(before) > 0.5) {
        bits.append(along > 0 ? '1' : '0');
      }
    }
    StringBuilder text = new StringBuilder();
    String spoken = bits.toString().replaceAll("^0+", "").replaceAll("1{12,}$", "");
    for (String code : spoken.split("00+", -1)) {
      for (char c = 0; c < 128; c++) {
        text.append(Varicode.of(c).equals(code + "00") ? Character.toString(c) : "");
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(PskMode.class)
  void isAsNarrowAsItsSymbolRateAllows(PskMode mode) throws Exception {
    Map<String, ?> parameters = Map.of("mode", mode.name(), "centre_hz", 1_500);
    Spectrum spectrum = contract.record(TEXT, parameters, 250_000).spectrum(Window.BLACKMAN_HARRIS);
    double baud = mode.baud();
    assertTrue(spectrum.outsideDecibelsBelow(1_500 - baud, 1_500 + baud) > 20);
    assertTrue(spectrum.outsideDecibelsBelow(1_500 - 1.5 * baud, 1_500 + 1.5 * baud) > 35);
    assertTrue(spectrum.outsideDecibelsBelow(1_500 - 3 * baud, 1_500 + 3 * baud) > 50);
  }

  @ParameterizedTest
  @CsvSource({"BPSK31, 31.25", "BPSK250, 250", "QPSK63, 62.5"})
  void eachBitTakesOneSymbol(String mode, double baud) throws Exception {
    Map<String, ?> parameters = Map.of("mode", mode);
    double one = contract.prepare(new Flag.Text("e"), parameters, 250_000).duration().toNanos();
    double two = contract.prepare(new Flag.Text("eZ"), parameters, 250_000).duration().toNanos();
    assertEquals(12 / baud, (two - one) / 1e9, 1e-5);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(new Flag.Text("e"), Map.of("mode", "BPSK250"), rateHz);
  }

  @ParameterizedTest
  @CsvSource({"BPSK31, usb", "QPSK63, lsb", "BPSK250, usb", "BPSK31, nbfm", "QPSK31, am"})
  void announcesItsBand(String mode, String carrier) throws Exception {
    contract.announcesItsBand(TEXT, Map.of("mode", mode, "carrier", carrier), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    Map<String, ?> fast = Map.of("mode", "QPSK63");
    contract.doesNotDependOnBlockSizes(new Flag.Text("x"), fast, 250_000);
    contract.allocatesNothing(TEXT, fast, 500_000);
  }

  @Test
  void namesWhatItCannotSend() {
    assertEquals(
        "psk31 sends printable ASCII only, found '\u00e4' (U+00E4), U+0007",
        contract.refusal("a\u00e4\u0007", Map.of()));
    assertTrue(
        contract.refusal("a", Map.of("mode", "BPSK250", "centre_hz", 500)).contains("575-2425 Hz"));
    assertTrue(contract.refusal("a", Map.of("mode", "PSK1000")).contains("one of BPSK31, BPSK63"));
    assertTrue(contract.refusal("~".repeat(300_000), Map.of()).contains("at most 24 are allowed"));
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() {
    List<Flag> flags = List.of(new Flag.Text("a"), new Flag.Text("?"));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(300) > 50);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

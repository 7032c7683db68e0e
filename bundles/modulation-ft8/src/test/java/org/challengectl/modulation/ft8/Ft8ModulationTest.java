package org.challengectl.modulation.ft8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.HostileInput;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.dsp.testkit.TestFiles;
import org.challengectl.dsp.testkit.Tool;
import org.challengectl.signal.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ft8ModulationTest {

  private static final Flag TEXT = new Flag.Text("CQ K1ABC FN42");

  private final Ft8Modulation modulation = new Ft8Modulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"usb, 1500", "lsb, 800.5"})
  void everySymbolHasItsToneAtItsTime(String carrier, double centreHz) throws Exception {
    Map<String, ?> parameters = Map.of("carrier", carrier, "centre_hz", centreHz);
    Recording signal = contract.record(TEXT, parameters, 250_000).at(4_000);
    int[] symbols = Codeword.symbols(Message.pack(TEXT, "auto"));
    int sign = "lsb".equals(carrier) ? -1 : 1;
    for (int n = 0; n < symbols.length; n++) {
      double start = 0.5 + 0.16 * n;
      double hz = signal.part(start + 0.05, start + 0.15).spectrum(Window.HANN).peakHz();
      assertEquals(centreHz + (symbols[n] - 3.5) * 6.25, sign * hz, 5, "symbol " + n);
      float[] around = signal.part(start + 0.09, start + 0.11).frequency();
      double mean = 0;
      for (float x : around) {
        mean += x / around.length;
      }
      assertEquals(centreHz + (symbols[n] - 3.5) * 6.25, sign * mean, 0.4, "symbol " + n);
    }
  }

  @Test
  void fitsIntoItsSlot() throws Exception {
    Recording signal = contract.record(TEXT, Map.of(), 250_000);
    assertEquals(0.5 + 79 * 0.16 + 0.2, signal.samples() / 250e3, 1e-5);
    assertTrue(signal.part(0, 0.49).peak() < 1e-3, "sound before the start");
    assertTrue(signal.part(0.56, 0.6).peak() > 0.9);
    assertTrue(signal.part(13.18, 13.34).peak() < 1e-3, "sound after the end");
  }

  @Test
  void isNarrow() throws Exception {
    Spectrum spectrum = contract.record(TEXT, Map.of(), 250_000).spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(spectrum.outsideDecibelsBelow(1_500 - 32, 1_500 + 32) > 20);
    assertTrue(spectrum.outsideDecibelsBelow(1_500 - 75, 1_500 + 75) > 55);
    assertTrue(spectrum.outsideDecibelsBelow(1_500 - 400, 1_500 + 400) > 65);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 999_983})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(TEXT, Map.of(), rateHz);
  }

  @ParameterizedTest
  @ValueSource(strings = {"usb", "lsb", "nbfm", "am"})
  void announcesItsBand(String carrier) throws Exception {
    contract.announcesItsBand(TEXT, Map.of("carrier", carrier), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(TEXT, Map.of(), 250_000);
    contract.allocatesNothing(TEXT, Map.of(), 250_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CQ K1ABC/R W9XYZ", "K1ABC/P W9XYZ/R 73", "PJ4/K1ABC <W9XYZ> -12", "K1ABC W9XYZ -51",
        "K1ABC W9XYZ +50 ", "CQ CQ K1ABC FN42A", "<K1ABC> <W9XYZ> 73", "CQ <PJ4/K1ABC> FN42",
        "FLAG 123456789", "<FLAG>", "CQ YW18FIFA4567"
      })
  void refusesWhatIsTooLongForFreeTextAndNotStandard(String text) {
    String said = contract.refusal(text, Map.of());
    assertTrue(said.contains("is no standard FT8 message such as CQ K1ABC FN42"), said);
  }

  @Test
  void saysWhatIsWrong() {
    assertEquals(
        "ft8 sends letters, digits, spaces and + - . / ? < > only, found '{' (U+007B),"
            + " '\u017f' (U+017F), '}' (U+007D)",
        contract.refusal("A{\u017f}", Map.of()));
    assertEquals(
        "the flag is empty; ft8 needs at least one character", contract.refusal(" ", Map.of()));
    assertTrue(contract.refusal("A", Map.of("centre_hz", 210)).contains("232-2768 Hz"));
    Map<String, ?> telemetry = Map.of("message", "telemetry");
    assertTrue(contract.refusal("12G", telemetry).contains("hexadecimal digits only"));
    assertTrue(
        contract
            .refusal("8" + "0".repeat(17), telemetry)
            .contains("at most 18 hexadecimal digits"));
    assertTrue(
        contract.refusal("0".repeat(19), telemetry).contains("at most 18 hexadecimal digits"));
    assertTrue(
        contract.refusal("CQ DX K1ABC FN42", Map.of("message", "free")).contains("13 characters"));
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() {
    List<Flag> flags = List.of(TEXT, new Flag.Text("73"));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(100) > 15);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CQ CTF K1ABC FN42", "FLAG 4-2/6.8?", "<PJ4/K1ABC> W9XYZ RR73"})
  void jt9ReadsTheMessageOutOfNoise(String text) throws Exception {
    Tool.require("jt9");
    Recording heard = contract.record(new Flag.Text(text), Map.of(), 250_000).at(12_000);
    float[] slot = new float[15 * 12_000];
    SplittableRandom random = new SplittableRandom(8);
    for (int n = 0; n < slot.length; n++) {
      double signal = n < heard.samples() ? 0.1 * heard.iq()[2 * n] : 0;
      slot[n] = (float) (signal + 0.1 * (random.nextDouble() + random.nextDouble() - 1));
    }
    Path file = TestFiles.wav(folder.resolve("240101_000000.wav"), 12_000, 1, slot);
    String there = folder.toString();
    String said =
        Tool.run(file, List.of("jt9", "-8", "-d", "1", "-a", there, "-t", there, file.toString()));
    String expected = text.startsWith("<") ? "<...> W9XYZ RR73" : text;
    assertTrue(said.contains("0.0 1478 ~  " + expected), () -> "jt9 read " + said);
  }
}

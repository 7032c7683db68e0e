package org.challengectl.modulation.dtmf;

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
import org.challengectl.dsp.testkit.TestFiles;
import org.challengectl.dsp.testkit.Tool;
import org.challengectl.signal.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DtmfModulationTest {

  private static final Flag ALL = new Flag.Text("123a456b789c*0#D");
  private static final Map<String, ?> USB = Map.of("carrier", "usb");

  private final DtmfModulation modulation = new DtmfModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, 697, 1209", "2, 697, 1336", "3, 697, 1477", "A, 697, 1633",
    "4, 770, 1209", "5, 770, 1336", "6, 770, 1477", "B, 770, 1633",
    "7, 852, 1209", "8, 852, 1336", "9, 852, 1477", "C, 852, 1633",
    "*, 941, 1209", "0, 941, 1336", "#, 941, 1477", "D, 941, 1633"
  })
  void everyDigitHasItsPairOfTonesAndNothingElse(String digit, double lowHz, double highHz)
      throws Exception {
    Map<String, ?> parameters = Map.of("carrier", "usb", "tone_ms", 1_000);
    Spectrum spectrum =
        contract
            .record(new Flag.Text(digit), parameters, 250_000)
            .part(0.25, 1.15)
            .spectrum(Window.BLACKMAN_HARRIS);
    double low = spectrum.within(lowHz - 8, lowHz + 8);
    double high = spectrum.within(highHz - 8, highHz + 8);
    double all = spectrum.within(-125_000, 125_000);
    assertEquals(2, 10 * Math.log10(high / low), 0.2);
    assertTrue(low + high > (1 - 1e-5) * all, "other tones " + (1 - (low + high) / all));
    Spectrum fine =
        contract.record(new Flag.Text(digit), parameters, 250_000).spectrum(Window.HANN);
    assertEquals(highHz, fine.peakHz(), 1);
  }

  @ParameterizedTest
  @CsvSource({"40, 40", "100, 100", "65, 250"})
  void digitsAndGapsHaveTheirLengths(int toneMs, int gapMs) throws Exception {
    Map<String, ?> parameters = Map.of("carrier", "usb", "tone_ms", toneMs, "gap_ms", gapMs);
    Recording signal = contract.record(new Flag.Text("59#"), parameters, 250_000);
    assertEquals(0.4 + 3e-3 * toneMs + 2e-3 * gapMs, signal.samples() / 250e3, 1e-5);
    double start = start(signal);
    assertEquals(0.2, start, 0.04);
    for (int n = 0; n < 2; n++) {
      double end = start + 1e-3 * (n * (toneMs + gapMs) + toneMs);
      Recording gap = signal.part(end + 0.003, end + 1e-3 * gapMs - 0.003);
      assertTrue(gap.peak() < 0.01, "in the gap " + gap.peak());
      Recording tone = signal.part(end - 0.006, end - 0.002);
      assertTrue(tone.peak() > 0.5, "at the end of the tone " + tone.peak());
    }
  }

  /** When the first sound is heard, s. */
  private static double start(Recording signal) {
    int n = 0;
    while (signal.magnitude(n) < 0.01) {
      n++;
    }
    return n / (double) signal.rateHz();
  }

  @Test
  void edgesAreSoft() throws Exception {
    Spectrum spectrum = contract.record(ALL, USB, 250_000).spectrum(Window.HANN);
    assertTrue(spectrum.outsideDecibelsBelow(200, 2_200) > 45, "clicks");
    assertTrue(spectrum.outsideDecibelsBelow(-4_000, 4_000) > 65, "images");
  }

  @Test
  void deviatesAsFarAsItShould() throws Exception {
    Recording signal = contract.record(ALL, Map.of("deviation", 4_000), 250_000);
    double peak = 0;
    for (float hz : signal.part(0.1, 3.4).frequency()) {
      peak = Math.max(peak, Math.abs(hz));
    }
    assertTrue(peak > 3_700 && peak < 4_120, "deviation " + peak);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(new Flag.Text("7"), Map.of("tone_ms", 60), rateHz);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbfm", "usb", "lsb", "am"})
  void announcesItsBand(String carrier) throws Exception {
    contract.announcesItsBand(ALL, Map.of("carrier", carrier), 250_000);
    contract.announcesItsBand(new Flag.Text("5"), Map.of("carrier", carrier), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(new Flag.Text("13"), Map.of(), 1_000_000);
    contract.allocatesNothing(ALL, Map.of(), 1_000_000);
  }

  @Test
  void refusesWhatNoKeyBears() {
    assertEquals(
        "dtmf sends the digits 0-9, A-D, * and # only, found 'E' (U+0045), U+0020,"
            + " '\u0661' (U+0661)",
        contract.refusal("1E 2\u0661", Map.of()));
    assertEquals(
        "the flag is empty; dtmf needs at least one character", contract.refusal("", Map.of()));
    String long24h =
        contract.refusal("1".repeat(10_000), Map.of("tone_ms", 5_000, "gap_ms", 5_000));
    assertTrue(long24h.startsWith("this flag would be on the air for 27.8 hours"), long24h);
    for (Object wrong : new Object[] {39, 5_001, "long", 50.5}) {
      assertTrue(
          contract.refusal("1", Map.of("tone_ms", wrong)).contains("a whole number, 40-5000 ms"));
    }
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() {
    List<Flag> flags = List.of(new Flag.Text("5a"), new Flag.Text("0"));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(300) > 50);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }

  @Test
  void multimonReadsTheDigits() throws Exception {
    Tool.require("multimon-ng");
    float[] audio = contract.record(ALL, Map.of(), 250_000).at(22_050).frequency();
    for (int n = 0; n < audio.length; n++) {
      audio[n] /= 10_000;
    }
    Path file = TestFiles.s16(folder.resolve("audio.raw"), audio);
    String text =
        Tool.run(file, List.of("multimon-ng", "-q", "-c", "-a", "DTMF", "-t", "raw", "-"));
    String read = text.replaceAll("(?s)DTMF: (.)\\s*|[^\n]*\n", "$1");
    assertEquals("123A456B789C*0#D", read, () -> "multimon-ng read " + text);
  }
}

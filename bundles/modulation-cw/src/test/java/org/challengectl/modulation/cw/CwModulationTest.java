package org.challengectl.modulation.cw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
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

class CwModulationTest {

  private static final Flag PARIS = new Flag.Text("PARIS");

  @TempDir Path folder;

  private final SignalContract contract = new SignalContract(new CwModulation());

  private static Map<String, ?> speed(double wpm) {
    return Map.of("speed", wpm);
  }

  /** Seconds at which the envelope crosses half of full level. */
  private static List<Double> changes(Recording recording) {
    List<Double> times = new ArrayList<>();
    double half = recording.peak() / 2;
    for (int n = 1; n < recording.samples(); n++) {
      double before = recording.magnitude(n - 1);
      double now = recording.magnitude(n);
      if ((before < half) != (now < half)) {
        times.add((n - 1 + (half - before) / (now - before)) / recording.rateHz());
      }
    }
    return times;
  }

  private String refusal(String text) {
    return assertThrows(
            SignalException.class, () -> contract.prepare(new Flag.Text(text), Map.of(), 2_000_000))
        .getMessage();
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 20, 35, 65, 100})
  void everyMarkAndSpaceHasItsExactLength(double wpm) throws SignalException {
    double dot = 1.2 / wpm;
    Recording signal = contract.record(new Flag.Text("en k"), speed(wpm), 250_000);
    List<Double> changes = changes(signal);
    int[] dots = {1, 3, 3, 1, 1, 7, 3, 1, 1, 1, 3};
    assertEquals(0.2, changes.get(0), 1e-4);
    assertEquals(dots.length + 1, changes.size());
    for (int n = 0; n < dots.length; n++) {
      assertEquals(dots[n] * dot, changes.get(n + 1) - changes.get(n), 1e-4);
    }
    double end = signal.samples() / 250_000.0;
    assertEquals(0.2, end - changes.get(changes.size() - 1), 1e-4);
  }

  @Test
  void parisTakesFiftyDotsWithItsWordGap() throws SignalException {
    double once = contract.prepare(PARIS, speed(20), 2_000_000).duration().toNanos() / 1e9;
    Flag twice = new Flag.Text("  paris \n PARIS ");
    double both = contract.prepare(twice, speed(20), 2_000_000).duration().toNanos() / 1e9;
    assertEquals(50 * 0.06, both - once, 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"5, 4, 9", "20, 4, 9", "35, 4, 9", "65, 2, 9", "100, 2, 9"})
  void edgesAreSoftAndClicksFarDown(double wpm, double leastMs, double mostMs)
      throws SignalException {
    Recording signal = contract.record(PARIS, speed(wpm), 250_000);
    double peak = signal.peak();
    int from = 0;
    while (signal.magnitude(from) < 0.01 * peak) {
      from++;
    }
    int to = from;
    while (signal.magnitude(to) < 0.99 * peak) {
      to++;
    }
    double riseMs = (to - from) / 250.0;
    assertTrue(riseMs >= leastMs && riseMs <= mostMs, "rise " + riseMs + " ms");
    Spectrum spectrum = signal.spectrum(Window.HANN);
    assertEquals(0, spectrum.peakHz(), 1);
    assertTrue(spectrum.outsideDecibelsBelow(-400, 400) > 45, "clicks");
    assertTrue(spectrum.outsideDecibelsBelow(-4_000, 4_000) > 70, "images");
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws SignalException {
    contract.keepsItsPromises(new Flag.Text("E"), speed(100), rateHz);
  }

  @ParameterizedTest
  @ValueSource(doubles = {12, 20, 35, 65, 100})
  void announcesItsBand(double wpm) throws SignalException {
    contract.announcesItsBand(new Flag.Text("CQ CTF DE K1ABC"), speed(wpm), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws SignalException {
    contract.doesNotDependOnBlockSizes(PARIS, speed(60), 2_000_000);
    contract.allocatesNothing(PARIS, speed(20), 2_000_000);
  }

  @Test
  void namesCharactersThatMorseDoesNotHave() {
    assertEquals(
        "Morse code has no character for '%' (U+0025), '\u20ac' (U+20AC), U+0007,"
            + " '\ud83d\ude00' (U+1F600); leave it out or spell it",
        refusal("100% \u20ac\u20ac \u0007 \ud83d\ude00"));
    assertEquals("the flag is empty; cw needs at least one character", refusal(" \t\n"));
  }

  @Test
  void sendsEveryCharacterOfTheRecommendation() throws SignalException {
    String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c90123456789.,:?'-/()\"=+\u00d7@";
    assertTrue(contract.prepare(new Flag.Text(all), Map.of(), 250_000).sampleCount() > 0);
    assertTrue(
        contract.prepare(new Flag.Text("\u00e9t\u00e9"), Map.of(), 250_000).sampleCount() > 0);
  }

  @Test
  void refusesFilesAndSpeedsOutOfRange() {
    Flag file = new Flag.File(Path.of("x.wav"), "x.wav");
    SignalException e =
        assertThrows(SignalException.class, () -> contract.prepare(file, Map.of(), 250_000));
    assertEquals("bad_flag", e.code());
    for (Object wpm : new Object[] {4, 101, -1, "fast", Double.NaN, 1e300}) {
      assertThrows(
          SignalException.class, () -> contract.prepare(PARIS, Map.of("speed", wpm), 250_000));
    }
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    List<Flag> flags = List.of(new Flag.Text("CQ CQ DE N0CALL"));
    assertTrue(new HostileInput(new CwModulation(), flags, folder, 1).tryOut(300) > 50);
  }
}

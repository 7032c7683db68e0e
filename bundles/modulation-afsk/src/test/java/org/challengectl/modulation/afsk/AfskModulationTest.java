package org.challengectl.modulation.afsk;

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
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AfskModulationTest {

  private static final Flag TEXT = new Flag.Text(">FLAG{packet radio} ~~~");
  private static final Map<String, ?> VIA =
      Map.of("source", "n0call-7", "path", "WIDE1-1,WIDE2-1", "destination", "APZ001");

  private final AfskModulation modulation = new AfskModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  @Test
  void swingsBetweenBothTonesAtTheBitRate() throws Exception {
    Recording signal = contract.record(TEXT, Map.of("carrier", "usb"), 250_000);
    float[] hz = signal.at(48_000).part(0.3, 0.5).frequency();
    // A flag begins and ends with a zero, so its eight bits have two changes.
    int crossings = 0;
    double low = 0;
    double high = 0;
    for (int n = 40; n < hz.length - 40; n++) {
      crossings += (hz[n] < 1_700) != (hz[n - 1] < 1_700) ? 1 : 0;
      low += hz[n] < 1_700 ? hz[n] : 0;
      high += hz[n] < 1_700 ? 0 : hz[n];
    }
    assertEquals((0.2 - 80 / 48e3) * 1_200 / 8 * 2, crossings, 2);
    assertTrue(low > 0 && high > 0);
  }

  @Test
  void restsOnTheTonesOfBell202() throws Exception {
    Flag flag = new Flag.Text("x");
    Map<String, ?> parameters = Map.of("carrier", "usb", "txdelay_ms", 2_000);
    float[] hz = contract.record(flag, parameters, 250_000).at(48_000).part(0.5, 2).frequency();
    // In a flag one tone lasts seven bits, the other one bit of 40 samples, in which what the band
    // lacks above 2800 Hz still rings.
    int[] seen = new int[2];
    int start = 0;
    for (int n = 1; n < hz.length; n++) {
      if ((hz[n] < 1_700) != (hz[n - 1] < 1_700)) {
        boolean mark = hz[n - 1] < 1_700;
        if (start > 0) {
          int bits = Math.round((n - start) / 40f);
          assertTrue(bits == 1 || bits == 7, "a run of " + bits + " bits");
          assertEquals(mark ? 1_200 : 2_200, hz[(start + n) / 2], bits == 7 ? 15 : 150);
          seen[mark ? 0 : 1]++;
        }
        start = n;
      }
    }
    assertTrue(seen[0] > 100 && seen[1] > 100);
  }

  @Test
  void deviatesAsFarAsItShould() throws Exception {
    Recording signal = contract.record(TEXT, Map.of("deviation", 3_500), 250_000);
    double end = signal.samples() / 250e3;
    double peak = 0;
    for (float hz : signal.part(0.1, end - 0.1).frequency()) {
      peak = Math.max(peak, Math.abs(hz));
    }
    assertTrue(peak > 3_300 && peak < 3_605, "deviation " + peak);
    Spectrum spectrum = signal.spectrum(Window.HANN);
    assertTrue(spectrum.outsideDecibelsBelow(-8_000, 8_000) > 30);
    assertTrue(spectrum.outsideDecibelsBelow(-20_000, 20_000) > 60);
  }

  @Test
  void lastsAsLongAsItsBits() throws Exception {
    // 38 flags, 18 bytes of header and information, 2 of check sum, 3 flags; nothing to stuff.
    byte[] frame = UiFrame.of("N0CALL", "APRS", List.of(), new byte[] {'a', 'b'});
    int bits = LineBits.of(frame, 38).count();
    assertTrue(bits >= 8 * (38 + 20 + 3) && bits <= 8 * 61 + 5);
    Recording signal = contract.record(new Flag.Text("ab"), Map.of("txdelay_ms", 250), 250_000);
    assertEquals(0.4 + bits / 1_200.0, signal.samples() / 250e3, 1e-5);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(new Flag.Text("x"), Map.of("txdelay_ms", 50), rateHz);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbfm", "usb", "lsb", "am"})
  void announcesItsBand(String carrier) throws Exception {
    contract.announcesItsBand(TEXT, Map.of("carrier", carrier), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(TEXT, Map.of("txdelay_ms", 50), 1_000_000);
    contract.allocatesNothing(TEXT, Map.of(), 1_000_000);
  }

  @Test
  void saysWhatIsWrongWithCallSignsAndFlags() {
    String station = "must be 1-6 letters and digits, then perhaps - and a number of 0-15";
    for (String wrong : List.of("", "TOOLONG", "N0CALL-16", "N0CALL-", "A B", "\u00c4", "A-01")) {
      String said = contract.refusal("x", Map.of("source", wrong));
      assertTrue(said.startsWith("'source' " + station), said);
      assertTrue(contract.refusal("x", Map.of("destination", wrong)).contains(station));
    }
    for (String wrong : List.of("A,", ",", "A B", "A,B,C,D,E,F,G,H,I", "WIDE2-1*")) {
      String said = contract.refusal("x", Map.of("path", wrong));
      assertTrue(said.contains("up to 8 call signs parted by commas"), said);
    }
    assertEquals(
        "an AX.25 frame carries at most 256 bytes, the flag has 258; shorten it",
        contract.refusal("\u00e4".repeat(129), Map.of()));
    assertTrue(contract.refusal("a\u0000b\ud800", Map.of()).contains("U+0000"));
    assertTrue(contract.refusal("", Map.of()).contains("is empty"));
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() {
    List<Flag> flags = List.of(TEXT, new Flag.Text("x"));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(300) > 50);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }

  @Test
  void direwolfReadsTheFrame() throws Exception {
    Tool.require("atest");
    Path file = TestFiles.wav(folder.resolve("heard.wav"), 44_100, 1, heard(44_100));
    String text = Tool.run(file, List.of("atest", "-B", "1200", file.toString()));
    String line = "N0CALL-7>APZ001,WIDE1-1,WIDE2-1:>FLAG{packet radio} ~~~";
    assertTrue(text.contains(line), () -> "direwolf read " + text);
  }

  @Test
  void multimonReadsTheFrame() throws Exception {
    Tool.require("multimon-ng");
    Path file = TestFiles.s16(folder.resolve("audio.raw"), heard(22_050));
    List<String> command =
        List.of("multimon-ng", "-q", "-c", "-A", "-a", "AFSK1200", "-t", "raw", "-");
    String text = Tool.run(file, command);
    String line = "N0CALL-7>APZ001,WIDE1-1,WIDE2-1:>FLAG{packet radio} ~~~";
    assertTrue(text.contains(line), () -> "multimon-ng read " + text);
  }

  /** Audio of a receiver without de-emphasis. */
  private float[] heard(int rateHz) throws SignalException {
    float[] audio = contract.record(TEXT, VIA, 250_000).at(rateHz).frequency();
    for (int n = 0; n < audio.length; n++) {
      audio[n] /= 6_000;
    }
    return audio;
  }
}

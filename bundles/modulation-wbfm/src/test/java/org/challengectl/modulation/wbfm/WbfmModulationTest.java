package org.challengectl.modulation.wbfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.HostileInput;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.dsp.testkit.TestFiles;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WbfmModulationTest {

  private static final Map<String, Object> RDS =
      Map.of("rds_ps", "RADIOCTF", "rds_text", "flag{x}", "rds_pi", "C0DE");

  private final WbfmModulation modulation = new WbfmModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  private Flag wav(int rateHz, float[] samples) throws IOException {
    return new Flag.File(TestFiles.wav(folder.resolve("x.wav"), rateHz, 1, samples), "x.wav");
  }

  private Flag speech(double amplitude, double seconds) throws IOException {
    return wav(16_000, TestFiles.syllables(amplitude, 16_000, seconds));
  }

  private static double deviation(Recording signal) {
    double end = signal.samples() / (double) signal.rateHz();
    double peak = 0;
    for (float hz : signal.part(0.1, end - 0.1).frequency()) {
      peak = Math.max(peak, Math.abs(hz));
    }
    return peak;
  }

  @ParameterizedTest
  @CsvSource({"75000, 75", "75000, 0", "50000, 50", "10000, 75"})
  void reachesItsDeviationAndNeverExceedsIt(double deviationHz, double tauUs) throws Exception {
    Map<String, Object> parameters = Map.of("deviation", deviationHz, "preemphasis_us", tauUs);
    Recording signal = contract.record(speech(0.1, 2), parameters, 1_000_000);
    double peak = deviation(signal);
    assertTrue(peak <= 1.03 * deviationHz && peak > 0.75 * deviationHz, "deviation " + peak);
  }

  @Test
  void staysLegalWithOverdrivenAudioAndData() throws Exception {
    float[] square = new float[96_000];
    for (int n = 0; n < square.length; n++) {
      square[n] = n / 24 % 2 == 0 ? 1 : -1;
    }
    Recording signal = contract.record(wav(48_000, square), RDS, 2_000_000);
    double peak = deviation(signal.at(1_000_000));
    assertTrue(peak <= 1.03 * 75_000, "deviation " + peak);
    assertTrue(signal.occupied().widthHz() <= 220_000);
    Spectrum spectrum = signal.spectrum(Window.HANN);
    assertTrue(spectrum.outsideDecibelsBelow(-200_000, 200_000) > 50);
  }

  @Test
  void putsTheDataAtFiftySevenKilohertz() throws Exception {
    Recording signal = contract.record(speech(0.3, 1), RDS, 1_000_000).part(0.02, 0.19);
    float[] hz = signal.frequency();
    float[] iq = new float[2 * hz.length];
    for (int n = 0; n < hz.length; n++) {
      iq[2 * n] = hz[n] / 75_000;
    }
    Spectrum multiplex = new Recording(iq, 1_000_000).spectrum(Window.BLACKMAN_HARRIS);
    double inside = multiplex.decibelsBelow(54_600, 59_400, 100, 54_000);
    assertTrue(inside > 30, () -> "beside the data " + inside + " dB down");
    double middle = multiplex.decibelsBelow(55_000, 59_000, 56_900, 57_100);
    assertTrue(middle > 10, () -> "the subcarrier itself is suppressed by " + middle + " dB");
  }

  @Test
  void carriesAudioUpToFifteenKilohertz() throws Exception {
    float[] two = TestFiles.tone(1_000, 0.2, 48_000, 2);
    float[] high = TestFiles.tone(14_000, 0.2, 48_000, 2);
    for (int n = 0; n < two.length; n++) {
      two[n] += high[n];
    }
    Map<String, Object> flat = Map.of("preemphasis_us", 0);
    Recording signal = contract.record(wav(48_000, two), flat, 1_000_000).part(0.5, 1.5);
    float[] hz = signal.frequency();
    float[] iq = new float[2 * hz.length];
    for (int n = 0; n < hz.length; n++) {
      iq[2 * n] = hz[n] / 75_000;
    }
    Spectrum audio = new Recording(iq, 1_000_000).spectrum(Window.BLACKMAN_HARRIS);
    assertEquals(0, audio.decibelsBelow(950, 1_050, 13_950, 14_050), 0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(speech(0.3, 0.3), RDS, rateHz);
  }

  @Test
  void announcesItsBand() throws Exception {
    contract.announcesItsBand(speech(0.3, 2), RDS, 500_000);
    contract.announcesItsBand(speech(0.3, 2), Map.of("deviation", 20_000), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(speech(0.3, 0.5), RDS, 1_000_000);
    contract.allocatesNothing(speech(0.3, 1), RDS, 2_000_000);
  }

  @Test
  void refusesCharactersThatTheDataSystemLacks() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("rds_ps", "TOO LONG X"), Map.of("rds_text", "a~b"), Map.of("rds_pi", "12"))) {
      assertThrows(
          SignalException.class, () -> contract.prepare(speech(0.3, 0.3), wrong, 2_000_000));
    }
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    List<Flag> flags = List.of(speech(0.3, 0.3));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(100) > 20);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

package org.challengectl.modulation.fhss;

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
import org.junit.jupiter.params.provider.ValueSource;

class FhssModulationTest {

  private static final int RATE_HZ = 500_000;
  private static final Map<String, Object> SHORT = Map.of("hop_time", 2, "span", 500_000);

  private final FhssModulation modulation = new FhssModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  private Flag speech(double seconds) throws IOException {
    float[] voice = TestFiles.syllables(0.3, 16_000, seconds);
    return new Flag.File(TestFiles.wav(folder.resolve("x.wav"), 16_000, 1, voice), "x.wav");
  }

  @Test
  void hopsWherePythonSays() throws Exception {
    Recording signal = contract.record(speech(0.7), SHORT, RATE_HZ);
    PythonRandom random = new PythonRandom("RFHS");
    for (int hop = 0; hop < 20; hop++) {
      double expected = 10_000 * random.randint(-24, 24);
      Recording part = signal.part(0.1 * hop + 0.005, 0.1 * hop + 0.095);
      float[] hz = part.shifted(-expected).frequency();
      double mean = 0;
      for (float x : hz) {
        mean += x / hz.length;
      }
      assertEquals(0, mean, 1_500, "hop " + hop);
    }
  }

  @Test
  void switchesSoftlyAndInLessThanAMillisecond() throws Exception {
    Recording signal = contract.record(speech(0.7), SHORT, RATE_HZ);
    for (int hop = 2; hop < 20; hop++) {
      int boundary = hop * RATE_HZ / 10;
      assertTrue(signal.magnitude(boundary) < 0.1 && signal.magnitude(boundary - 1) < 0.1);
      for (int n = RATE_HZ / 2000; n < RATE_HZ / 10 - RATE_HZ / 2000; n++) {
        assertEquals(0.95, signal.magnitude(boundary - n), 0.01);
      }
    }
  }

  @Test
  void doesNotSplatterWhenItSwitches() throws Exception {
    Recording signal = contract.record(speech(0.7), SHORT, RATE_HZ);
    PythonRandom random = new PythonRandom("RFHS");
    double before = 10_000 * random.randint(-24, 24);
    double after = 10_000 * random.randint(-24, 24);
    Spectrum spectrum = signal.part(0.09, 0.11).spectrum(Window.BLACKMAN_HARRIS);
    for (double hz = -240_000; hz < 240_000; hz += 10_000) {
      double lower = hz;
      if (Math.min(Math.abs(hz - before), Math.abs(hz - after)) > 20_000) {
        double down = spectrum.decibelsBelow(before - 10_000, before + 10_000, hz, hz + 9_000);
        assertTrue(down > 50, () -> down + " dB down at " + lower + " Hz");
      }
    }
  }

  @Test
  void saysTheFileAgainAndAgain() throws Exception {
    Map<String, Object> still = Map.of("hop_time", 3, "span", 250_000, "channel_spacing", 62_500);
    Recording signal = contract.record(speech(0.5), still, 250_000);
    assertEquals(3.0, signal.samples() / 250_000.0, 1e-9);
    double[] first = demodulated(signal, 1.35);
    double[] second = demodulated(signal, 1.85);
    double product = 0;
    double power = 0;
    double otherPower = 0;
    for (int n = 0; n < first.length; n++) {
      product += first[n] * second[n];
      power += first[n] * first[n];
      otherPower += second[n] * second[n];
    }
    assertTrue(power > 1e6 * first.length, "something is said");
    assertTrue(product / Math.sqrt(power * otherPower) > 0.98, "twice the same");
  }

  /** Deviation in Hz during 30 ms in the middle of a hop, its channel taken out. */
  private static double[] demodulated(Recording signal, double fromSeconds) {
    float[] hz = signal.part(fromSeconds, fromSeconds + 0.03).frequency();
    double mean = 0;
    for (float x : hz) {
      mean += x / hz.length;
    }
    double channelHz = 62_500 * Math.rint(mean / 62_500);
    double[] deviation = new double[hz.length];
    for (int n = 0; n < hz.length; n++) {
      deviation[n] = hz[n] - channelHz;
    }
    return deviation;
  }

  @ParameterizedTest
  @ValueSource(ints = {500_000, 1_999_993, 2_400_000, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(speech(0.4), Map.of("hop_time", 1, "span", 500_000), rateHz);
  }

  @Test
  void announcesItsBand() throws Exception {
    Map<String, Object> parameters = Map.of("hop_time", 10, "hop_rate", 50, "span", 500_000);
    contract.announcesItsBand(speech(1), parameters, RATE_HZ);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(speech(3), SHORT, RATE_HZ);
    contract.allocatesNothing(speech(3), SHORT, RATE_HZ);
  }

  @Test
  void refusesWhatDoesNotFitTogether() throws Exception {
    Flag flag = speech(0.3);
    SignalException slow =
        assertThrows(SignalException.class, () -> contract.prepare(flag, Map.of(), 1_000_000));
    assertTrue(slow.getMessage().contains("2000000 samples/s"), slow.getMessage());
    Map<String, Object> coarse = Map.of("channel_spacing", 200_000, "span", 500_000);
    SignalException one =
        assertThrows(SignalException.class, () -> contract.prepare(flag, coarse, 2_000_000));
    assertTrue(one.getMessage().contains("only one channel"), one.getMessage());
    assertThrows(
        SignalException.class, () -> contract.prepare(flag, Map.of("seed", ""), 2_000_000));
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    List<Flag> flags = List.of(speech(0.3));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(200) > 30);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

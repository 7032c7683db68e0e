package org.challengectl.modulation.nbfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.HostileInput;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.dsp.testkit.TestFiles;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NbfmModulationTest {

  private final SignalContract contract = new SignalContract(new NbfmModulation());

  @TempDir Path folder;

  private Flag wav(int rateHz, float[] samples) throws IOException {
    Path file = TestFiles.wav(folder.resolve("x.wav"), rateHz, 1, samples);
    return new Flag.File(file, "x.wav");
  }

  private Flag speech(double amplitude, double seconds) throws IOException {
    return wav(16_000, TestFiles.syllables(amplitude, 16_000, seconds));
  }

  /** Largest deviation in Hz in the middle of a recording. */
  private static double deviation(Recording signal) {
    double end = signal.samples() / (double) signal.rateHz();
    float[] hz = signal.at(250_000).part(0.1, end - 0.1).frequency();
    double peak = 0;
    for (float x : hz) {
      peak = Math.max(peak, Math.abs(x));
    }
    return peak;
  }

  @ParameterizedTest
  @CsvSource({"5000, 75", "5000, 0", "2500, 75", "500, 0", "10000, 0"})
  void reachesItsDeviationAndNeverExceedsIt(double deviationHz, double tauUs) throws Exception {
    Map<String, ?> parameters = Map.of("deviation", deviationHz, "preemphasis_us", tauUs);
    Recording signal = contract.record(speech(0.1, 2), parameters, 250_000);
    double peak = deviation(signal);
    assertTrue(peak <= 1.03 * deviationHz && peak > 0.8 * deviationHz, "deviation " + peak);
  }

  @Test
  void quietAndOverdrivenFilesComeOutLegal() throws Exception {
    float[] square = new float[16_000];
    for (int n = 0; n < square.length; n++) {
      square[n] = n / 8 % 2 == 0 ? 1 : -1;
    }
    for (Flag flag : new Flag[] {speech(0.003, 2), wav(8_000, square)}) {
      Recording signal = contract.record(flag, Map.of(), 250_000);
      double peak = deviation(signal);
      assertTrue(peak <= 5_150 && peak > 4_000, "deviation " + peak);
      assertTrue(signal.occupied().widthHz() <= 16_000);
    }
  }

  @Test
  void hasAConstantEnvelopeAndABareCarrierAtBothEnds() throws Exception {
    Recording signal = contract.record(speech(0.5, 1), Map.of(), 2_000_000);
    for (int n = 15_000; n < signal.samples() - 15_000; n++) {
      assertEquals(0.95, signal.magnitude(n), 0.005);
    }
    for (float hz : signal.part(0.01, 0.19).at(250_000).part(0.01, 0.16).frequency()) {
      assertEquals(0, hz, 20);
    }
  }

  @Test
  void staysInItsChannel() throws Exception {
    Spectrum spectrum = contract.record(speech(0.5, 1), Map.of(), 2_000_000).spectrum(Window.HANN);
    assertTrue(spectrum.outsideDecibelsBelow(-8_000, 8_000) > 20);
    assertTrue(spectrum.outsideDecibelsBelow(-30_000, 30_000) > 60);
  }

  @Test
  void raisesHighTonesByTheTimeConstant() throws Exception {
    float[] two = TestFiles.tone(500, 0.2, 16_000, 1);
    float[] high = TestFiles.tone(2_500, 0.2, 16_000, 1);
    for (int n = 0; n < two.length; n++) {
      two[n] += high[n];
    }
    Flag flag = wav(16_000, two);
    double[] ratio = new double[2];
    for (int n = 0; n < 2; n++) {
      Map<String, ?> parameters = Map.of("preemphasis_us", 75 * n);
      float[] hz = contract.record(flag, parameters, 250_000).part(0.4, 1.1).frequency();
      float[] iq = new float[2 * hz.length];
      for (int k = 0; k < hz.length; k++) {
        iq[2 * k] = hz[k];
      }
      Spectrum spectrum = new Recording(iq, 250_000).spectrum(Window.BLACKMAN_HARRIS);
      ratio[n] = spectrum.decibelsBelow(2_450, 2_550, 450, 550);
    }
    double w = 2 * Math.PI * 75e-6;
    double expected = 10 * Math.log10((1 + sq(w * 2_500)) / (1 + sq(w * 500)));
    assertEquals(0, ratio[0], 0.2);
    assertEquals(expected, ratio[1], 0.2);
  }

  private static double sq(double x) {
    return x * x;
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(speech(0.3, 0.3), Map.of(), rateHz);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 60})
  void announcesItsBand(double seconds) throws Exception {
    contract.announcesItsBand(speech(0.3, seconds), Map.of(), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(speech(0.3, 0.5), Map.of(), 2_000_000);
    contract.allocatesNothing(speech(0.3, 2), Map.of(), 2_000_000);
  }

  @Test
  void takesTheSampleRateFromTheParameterWhenGiven() throws Exception {
    Flag flag = wav(8_000, TestFiles.tone(500, 0.5, 8_000, 2));
    try (Signal signal = contract.prepare(flag, Map.of("wav_samplerate", 16_000), 250_000)) {
      assertEquals(1.4, signal.duration().toMillis() / 1e3, 1e-3);
    }
  }

  @Test
  void saysWhatIsWrongWithTheFlag() throws Exception {
    Path damaged = folder.resolve("damaged.wav");
    byte[] good = TestFiles.wav(1, 8_000, 1, 16, new byte[2_000]);
    Files.write(damaged, Arrays.copyOf(good, 400));
    Flag[] flags = {
      new Flag.Text("hello"),
      new Flag.File(folder.resolve("absent.wav"), "absent.wav"),
      new Flag.File(folder, "folder"),
      new Flag.File(damaged, "damaged.wav"),
      new Flag.File(Files.write(folder.resolve("e"), new byte[0]), "e"),
      new Flag.File(Files.write(folder.resolve("s"), good), "s")
    };
    String[] words = {"audio file", "'absent.wav'", "'folder'", "is cut off", "'e'", "is silent"};
    for (int n = 0; n < flags.length; n++) {
      Flag flag = flags[n];
      SignalException e =
          assertThrows(SignalException.class, () -> contract.prepare(flag, Map.of(), 2_000_000));
      assertEquals("bad_flag", e.code());
      assertTrue(e.getMessage().contains(words[n]), e.getMessage());
    }
  }

  @Test
  void refusesParametersOutOfRange() throws Exception {
    Flag flag = speech(0.5, 0.2);
    for (String name : new String[] {"deviation", "preemphasis_us", "wav_samplerate"}) {
      for (Object wrong : new Object[] {-1, 1e9, "loud", Double.NaN}) {
        assertThrows(
            SignalException.class, () -> contract.prepare(flag, Map.of(name, wrong), 250_000));
      }
    }
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    List<Flag> flags = List.of(speech(0.3, 0.3));
    assertTrue(new HostileInput(new NbfmModulation(), flags, folder, 1).tryOut(300) > 50);
  }
}

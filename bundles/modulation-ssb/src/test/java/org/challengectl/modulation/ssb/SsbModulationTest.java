package org.challengectl.modulation.ssb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
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
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsbModulationTest {

  private final SsbModulation modulation = new SsbModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  private Flag wav(int rateHz, float[] samples) throws IOException {
    Path file = TestFiles.wav(folder.resolve("x.wav"), rateHz, 1, samples);
    return new Flag.File(file, "x.wav");
  }

  private Flag speech(double amplitude, double seconds) throws IOException {
    return wav(16_000, TestFiles.syllables(amplitude, 16_000, seconds));
  }

  @ParameterizedTest
  @CsvSource({"usb, 1, 0.5", "lsb, -1, 0.5", "usb, 1, 0.01", "lsb, -1, 0.999"})
  void sendsOneSidebandAndNoCarrier(String mode, int sign, double amplitude) throws Exception {
    Recording signal = contract.record(speech(amplitude, 3), Map.of("mode", mode), 2_000_000);
    Spectrum spectrum = signal.spectrum(Window.BLACKMAN_HARRIS);
    double own = sign * 1_500;
    double opposite = spectrum.decibelsBelow(own - 1_400, own + 1_400, -own - 1_400, -own + 1_400);
    double carrier = spectrum.decibelsBelow(own - 1_400, own + 1_400, -20, 20);
    assertTrue(opposite > 50, () -> "opposite sideband " + opposite + " dB down");
    assertTrue(carrier > 50, () -> "carrier " + carrier + " dB down");
    assertTrue(spectrum.outsideDecibelsBelow(own - 1_500, own + 1_500) > 50);
    assertTrue(spectrum.outsideDecibelsBelow(-20_000, 20_000) > 60);
  }

  @Test
  void comesOutLegalFromASquareWaveAtFullScale() throws Exception {
    float[] square = new float[32_000];
    for (int n = 0; n < square.length; n++) {
      square[n] = n / 20 % 2 == 0 ? 1 : -1;
    }
    Recording signal = contract.record(wav(16_000, square), Map.of(), 2_000_000);
    assertTrue(signal.peak() <= 0.96, "peak " + signal.peak());
    Spectrum spectrum = signal.spectrum(Window.BLACKMAN_HARRIS);
    double opposite = spectrum.decibelsBelow(100, 2_900, -2_900, -100);
    assertTrue(opposite > 40, () -> "opposite sideband " + opposite + " dB down");
    assertTrue(spectrum.outsideDecibelsBelow(-4_000, 4_000) > 60);
  }

  @ParameterizedTest
  @CsvSource({"usb, 1000", "lsb, -1000"})
  void putsAToneAtItsFrequency(String mode, double hz) throws Exception {
    Flag flag = wav(44_100, TestFiles.tone(1_000, 0.1, 44_100, 1));
    Recording signal = contract.record(flag, Map.of("mode", mode), 250_000);
    assertEquals(hz, signal.spectrum(Window.BLACKMAN_HARRIS).peakHz(), 1);
    assertTrue(signal.part(0, 0.15).peak() < 0.01, "silent lead-in");
    double end = signal.samples() / 250_000.0;
    assertTrue(signal.part(end - 0.1, end).peak() < 0.01, "silent tail");
  }

  @Test
  void isFlatOverTheVoiceBand() throws Exception {
    float[] comb = new float[16_000];
    for (int hz = 300; hz <= 2_700; hz += 200) {
      float[] tone = TestFiles.tone(hz, 0.03, 16_000, 1);
      for (int n = 0; n < comb.length; n++) {
        comb[n] += tone[n];
      }
    }
    Recording signal = contract.record(wav(16_000, comb), Map.of(), 250_000);
    Spectrum spectrum = signal.part(0.4, 1.1).spectrum(Window.BLACKMAN_HARRIS);
    for (int hz = 300; hz <= 2_700; hz += 200) {
      double level = spectrum.decibelsBelow(1_450, 1_550, hz - 50, hz + 50);
      assertEquals(0, level, 0.3, "at " + hz + " Hz");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(speech(0.3, 0.4), Map.of(), rateHz);
  }

  @ParameterizedTest
  @CsvSource({"usb, 2", "lsb, 2", "usb, 60"})
  void announcesItsBand(String mode, double seconds) throws Exception {
    contract.announcesItsBand(speech(0.3, seconds), Map.of("mode", mode), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(speech(0.3, 0.5), Map.of(), 2_000_000);
    contract.allocatesNothing(speech(0.3, 2), Map.of(), 2_000_000);
  }

  @Test
  void answersToTheNamesOfItsSidebands() throws Exception {
    for (String name : new String[] {"usb", "lsb"}) {
      Parameters parameters = Parameters.check(modulation.descriptor(), name, Map.of());
      assertEquals(name, parameters.text("mode"));
    }
    assertThrows(
        SignalException.class,
        () -> contract.prepare(speech(0.3, 0.2), Map.of("mode", "dsb"), 250_000));
  }

  @Test
  void saysWhatIsWrongWithTheFlag() throws Exception {
    Flag[] flags = {
      new Flag.Text("hello"),
      new Flag.File(folder.resolve("absent.wav"), "absent.wav"),
      new Flag.File(Files.writeString(folder.resolve("t"), "not audio at all"), "t"),
      wav(8_000, new float[8_000])
    };
    String[] words = {"audio file", "'absent.wav'", "is no audio file", "is silent"};
    for (int n = 0; n < flags.length; n++) {
      Flag flag = flags[n];
      SignalException e =
          assertThrows(SignalException.class, () -> contract.prepare(flag, Map.of(), 2_000_000));
      assertEquals("bad_flag", e.code());
      assertTrue(e.getMessage().contains(words[n]), e.getMessage());
    }
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    List<Flag> flags = List.of(speech(0.3, 0.3));
    assertTrue(new HostileInput(new SsbModulation(), flags, folder, 1).tryOut(300) > 50);
  }
}

package org.challengectl.modulation.am;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmModulationTest {

  private final AmModulation modulation = new AmModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  private Flag wav(float[] samples) throws IOException {
    return new Flag.File(TestFiles.wav(folder.resolve("x.wav"), 16_000, 1, samples), "x.wav");
  }

  private Flag speech(double amplitude, double seconds) throws IOException {
    return wav(TestFiles.syllables(amplitude, 16_000, seconds));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.8, 1})
  void reachesItsDepthAndNeverExceedsIt(double depth) throws Exception {
    Flag tone = wav(TestFiles.tone(1_000, 0.05, 16_000, 2));
    Recording middle = contract.record(tone, Map.of("depth", depth), 250_000).part(0.5, 1.5);
    double highest = 0;
    double lowest = 1;
    for (int n = 0; n < middle.samples(); n++) {
      highest = Math.max(highest, middle.magnitude(n));
      lowest = Math.min(lowest, middle.magnitude(n));
    }
    assertEquals(depth, (highest - lowest) / (highest + lowest), 0.03 * depth);
    assertTrue(highest <= 0.951, "peak " + highest);
  }

  @Test
  void hasABareCarrierAtBothEnds() throws Exception {
    Recording signal = contract.record(speech(0.5, 1), Map.of(), 250_000);
    double end = signal.samples() / 250_000.0;
    for (Recording margin : List.of(signal.part(0.01, 0.19), signal.part(end - 0.15, end - 0.01))) {
      for (int n = 0; n < margin.samples(); n++) {
        assertEquals(0.95 / 1.8, margin.magnitude(n), 0.01);
      }
    }
  }

  @Test
  void comesOutLegalFromQuietAndOverdrivenFiles() throws Exception {
    float[] square = new float[32_000];
    for (int n = 0; n < square.length; n++) {
      square[n] = n / 16 % 2 == 0 ? 1 : -1;
    }
    for (Flag flag : new Flag[] {wav(square), speech(0.003, 2), speech(0.999, 2)}) {
      Recording signal = contract.record(flag, Map.of("depth", 1), 2_000_000);
      assertTrue(signal.peak() <= 1);
      Spectrum spectrum = signal.spectrum(Window.BLACKMAN_HARRIS);
      assertTrue(spectrum.outsideDecibelsBelow(-3_300, 3_300) > 40);
      assertTrue(spectrum.outsideDecibelsBelow(-20_000, 20_000) > 60);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(speech(0.3, 0.4), Map.of(), rateHz);
  }

  @Test
  void announcesItsBand() throws Exception {
    contract.announcesItsBand(speech(0.3, 2), Map.of("depth", 1), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(speech(0.3, 0.5), Map.of(), 2_000_000);
    contract.allocatesNothing(speech(0.3, 2), Map.of(), 2_000_000);
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    List<Flag> flags = List.of(speech(0.3, 0.3));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(300) > 50);
  }

  @Test
  void needsBothSidebandsHoweverLittlePowerTheyHold() throws Exception {
    Map<String, Object> shallow = Map.of("depth", 0.1);
    Band necessary =
        modulation.necessaryBand(Parameters.check(modulation.descriptor(), shallow)).orElseThrow();
    assertEquals(Band.centred(6_000), necessary);
    try (Signal signal = contract.prepare(speech(0.3, 2), shallow, 250_000)) {
      assertTrue(signal.occupiedBand().widthHz() < 1_000, () -> "" + signal.occupiedBand());
      Spectrum spectrum =
          Recording.of(signal::read, 250_000, 10_000).spectrum(Window.BLACKMAN_HARRIS);
      double beside = spectrum.decibelsBelow(300, 2_900, 3_300, 5_900);
      assertTrue(beside > 40, () -> "beside the sidebands " + beside + " dB down");
    }
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

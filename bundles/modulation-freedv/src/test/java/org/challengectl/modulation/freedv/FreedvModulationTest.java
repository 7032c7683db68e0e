package org.challengectl.modulation.freedv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreedvModulationTest {

  private final FreedvModulation modulation = new FreedvModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  private Flag speech(double seconds) throws IOException {
    float[] voice = TestFiles.syllables(0.3, 16_000, seconds);
    return new Flag.File(TestFiles.wav(folder.resolve("x.wav"), 16_000, 1, voice), "x.wav");
  }

  private void needLibrary() {
    assumeTrue(modulation.unavailable().isEmpty(), "libcodec2 is not installed");
  }

  @ParameterizedTest
  @CsvSource({"1600, 1", "700C, 1", "700D, 1", "700E, 1", "1600, -1"})
  void sendsOneSidebandInItsBand(String codec, int sign) throws Exception {
    needLibrary();
    Map<String, Object> parameters = Map.of("codec", codec, "mode", sign > 0 ? "usb" : "lsb");
    Recording signal = contract.record(speech(2), parameters, 250_000);
    Spectrum spectrum = signal.spectrum(Window.BLACKMAN_HARRIS);
    double opposite =
        spectrum.decibelsBelow(
            sign * 1_500 - 1_400,
            sign * 1_500 + 1_400,
            -sign * 1_500 - 1_400,
            -sign * 1_500 + 1_400);
    assertTrue(opposite > 50, () -> "opposite sideband " + opposite + " dB down");
    assertTrue(signal.peak() > 0.6 && signal.peak() <= 1);
    assertTrue(signal.part(0, 0.15).peak() < 0.01, "silent lead-in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1600", "700D"})
  void announcesItsBandAndLength(String codec) throws Exception {
    needLibrary();
    contract.announcesItsBand(speech(2), Map.of("codec", codec), 250_000);
    contract.keepsItsPromises(speech(1), Map.of("codec", codec), 1_999_993);
  }

  @Test
  void streamsTheSameInBlocksOfAnySize() throws Exception {
    needLibrary();
    contract.doesNotDependOnBlockSizes(speech(1), Map.of(), 250_000);
    contract.allocatesNothing(speech(2), Map.of(), 2_000_000);
  }

  @Test
  void canBeClosedTwiceAndOpenedOften() throws Exception {
    needLibrary();
    Flag flag = speech(0.2);
    for (int n = 0; n < 50; n++) {
      Signal signal = contract.prepare(flag, Map.of(), 250_000);
      signal.close();
      signal.close();
    }
  }

  @Test
  void knowsWhichModesCarryText() throws Exception {
    needLibrary();
    Flag flag = speech(0.3);
    SignalException e =
        assertThrows(
            SignalException.class,
            () -> contract.prepare(flag, Map.of("codec", "700C", "text", "hi"), 250_000));
    assertTrue(e.getMessage().contains("700C carries no text"), e.getMessage());
    contract.prepare(flag, Map.of("codec", "700E", "text", "hi"), 250_000).close();
  }

  @Test
  void saysWhatItNeedsWhereTheLibraryIsAbsent() throws Exception {
    assumeTrue(modulation.unavailable().isPresent(), "libcodec2 is installed");
    assertTrue(modulation.unavailable().orElseThrow().contains("libcodec2-1.0"));
    Parameters parameters = Parameters.check(modulation.descriptor(), Map.of());
    SignalException e =
        assertThrows(
            SignalException.class, () -> modulation.prepare(speech(1), parameters, 250_000));
    assertEquals("unavailable", e.code());
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    needLibrary();
    List<Flag> flags = List.of(speech(0.3));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(60) > 10);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

package org.challengectl.modulation.lrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HexFormat;
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
import org.junit.jupiter.params.provider.ValueSource;

class LrsModulationTest {

  private static final Flag FLAG = new Flag.Text("-s 185 -p 34 -pf 1");
  private static final double CHIP_SECONDS = 3_190 / 2_400_000.0;

  private final SignalContract contract = new SignalContract(new LrsModulation());

  /** Mean frequency over the middle half of a chip. */
  private static double hz(float[] frequency, int rateHz, double fromSeconds, int chip) {
    int from = (int) ((fromSeconds + (chip + 0.25) * CHIP_SECONDS) * rateHz);
    int count = (int) (CHIP_SECONDS / 2 * rateHz);
    double sum = 0;
    for (int n = from; n < from + count; n++) {
      sum += frequency[n];
    }
    return sum / count;
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 1_999_993})
  void keysEveryChipOfEveryCall(int rateHz) throws SignalException {
    Recording signal = contract.record(FLAG, Map.of("repeats", 2), rateHz);
    float[] frequency = signal.frequency();
    String packet = HexFormat.of().formatHex(new Call(185, 34, 1).packet());
    String bits = "10".repeat(50) + new BigInteger("1" + packet, 16).toString(2).substring(1);
    for (int call = 0; call < 2; call++) {
      double from = 0.2 + call * (440 * CHIP_SECONDS + 0.5);
      for (int chip = 0; chip < 440; chip++) {
        boolean one = (bits.charAt(chip / 2) == '1') == (chip % 2 == 1);
        assertEquals(one ? -8_860 : 240, hz(frequency, rateHz, from, chip), 10);
      }
    }
    double seconds = 0.4 + 2 * 440 * CHIP_SECONDS + 0.5;
    assertEquals(seconds, signal.samples() / (double) rateHz, 1e-5);
  }

  @Test
  void isSilentAroundItAndFullInside() throws SignalException {
    Recording signal = contract.record(FLAG, Map.of(), 250_000);
    double end = 0.2 + 440 * CHIP_SECONDS;
    assertTrue(signal.part(0, 0.197).peak() < 1e-3);
    assertTrue(signal.part(end + 0.003, end + 0.2).peak() < 1e-3);
    for (double time = 0.2; time < end; time += 1e-4) {
      assertEquals(0.95, signal.magnitude((int) (time * 250_000)), 0.01);
    }
  }

  @Test
  void staysInItsChannel() throws SignalException {
    Spectrum spectrum = contract.record(FLAG, Map.of(), 1_000_000).spectrum(Window.HANN);
    assertTrue(spectrum.outsideDecibelsBelow(-16_810, 8_190) > 45);
    assertTrue(spectrum.outsideDecibelsBelow(-29_310, 20_690) > 65);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws SignalException {
    contract.keepsItsPromises(FLAG, Map.of(), rateHz);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void announcesItsBand(int repeats) throws SignalException {
    contract.announcesItsBand(FLAG, Map.of("repeats", repeats), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws SignalException {
    contract.doesNotDependOnBlockSizes(FLAG, Map.of(), 2_000_000);
    contract.allocatesNothing(FLAG, Map.of(), 2_000_000);
  }

  @Test
  void survivesHostileInput(@TempDir Path folder) {
    List<Flag> flags = List.of(FLAG, new Flag.Text("-s 1 -p 2"), new Flag.Text(""));
    // Most are refused: their parameters contradict the flag.
    int sent = new HostileInput(new LrsModulation(), flags, folder, 467).tryOut(300);
    assertTrue(sent > 15 && sent < 290, () -> sent + " were sent");
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

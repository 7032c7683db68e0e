package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.HostileInput;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ${className}ModulationTest {

  private static final Flag FLAG = new Flag.Text("flag{k}");

  private final Modulation modulation = new ${className}Modulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  @Test
  void sendsEachHexDigitAsItsTone() throws SignalException {
    Recording signal = contract.record(FLAG, Map.of("rate", 10), 250_000);
    StringBuilder digits = new StringBuilder();
    for (double start = 0.2; start < 1.55; start += 0.1) {
      double hz = signal.part(start + 0.02, start + 0.08).spectrum(Window.HANN).peakHz();
      digits.append(Long.toHexString(Math.round(hz / 200 + 7.5)));
    }
    assertEquals("666c61677b6b7d", digits.toString());
  }

  @Test
  void isSilentBeforeAndAfter() throws SignalException {
    Recording signal = contract.record(FLAG, Map.of("rate", 10), 250_000);
    assertEquals(1.8, signal.samples() / 250e3, 1e-5);
    assertTrue(signal.part(0, 0.198).peak() < 1e-3);
    assertTrue(signal.part(1.602, 1.8).peak() < 1e-3);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws SignalException {
    contract.keepsItsPromises(new Flag.Text("k"), Map.of("rate", 20), rateHz);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 50})
  void announcesItsBand(double rate) throws SignalException {
    contract.announcesItsBand(FLAG, Map.of("rate", rate), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws SignalException {
    contract.doesNotDependOnBlockSizes(FLAG, Map.of("rate", 50), 1_000_000);
    contract.allocatesNothing(FLAG, Map.of("rate", 10), 1_000_000);
  }

  @Test
  void refusesWhatItCannotSend() {
    assertEquals(
        "${name} sends printable ASCII only, found U+0007", contract.refusal("\u0007", Map.of()));
    assertTrue(contract.refusal("", Map.of()).startsWith("the flag is empty"));
    String tooFast = contract.refusal("k", Map.of("rate", 51));
    assertTrue(tooFast.startsWith("'rate' must be a number, 1.0-50.0"), tooFast);
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() {
    assertTrue(new HostileInput(modulation, List.of(FLAG), folder, 1).tryOut(300) > 50);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

package org.challengectl.modulation.rtty;

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
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RttyModulationTest {

  private static final Flag TEXT = new Flag.Text("CQ CTF 599 FLAG(42)");

  private final RttyModulation modulation = new RttyModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  private double seconds(String text, Map<String, ?> parameters) throws SignalException {
    return contract.prepare(new Flag.Text(text), parameters, 250_000).duration().toNanos() / 1e9;
  }

  @ParameterizedTest
  @CsvSource({"45.45, 1.5, 7.5", "75, 1, 7", "50, 2, 8", "50, 1.5, 7.5"})
  void aCharacterHasItsLength(double baud, String stop, double elements) throws Exception {
    Map<String, ?> parameters = Map.of("baud", baud, "stop_bits", stop);
    double ten = seconds("R".repeat(10), parameters) - seconds("R", parameters);
    assertEquals(9 * elements / baud, ten, 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"usb, 45.45, 170, 1500", "lsb, 50, 450, 2000", "usb, 75, 850, 1000"})
  void everyElementHasItsToneAndItsLength(
      String carrier, double baud, double shiftHz, double centreHz) throws Exception {
    Map<String, ?> parameters =
        Map.of("carrier", carrier, "baud", baud, "shift", shiftHz, "centre_hz", centreHz);
    Recording signal = contract.record(new Flag.Text("ry"), parameters, 250_000).at(8_000);
    float[] hz = signal.frequency();
    int sign = "lsb".equals(carrier) ? -1 : 1;
    double mark = sign * (centreHz + shiftHz / 2);
    double space = sign * (centreHz - shiftHz / 2);
    // LETTERS twice, R, Y: start, five elements, stop of one and a half.
    String elements = "0111111 0111111 0010101 0101011".replace(" ", "");
    int start = 0;
    while (start < 3_200 || Math.abs(hz[start] - mark) < Math.abs(hz[start] - space)) {
      start++;
    }
    double time = 0;
    for (int n = 0; n < elements.length(); n++) {
      double length = n % 7 == 6 ? 1.5 : 1;
      int middle = start + (int) ((time + length / 2) / baud * 8_000);
      double expected = elements.charAt(n) == '1' ? mark : space;
      assertEquals(expected, hz[middle], 0.02 * shiftHz + 1, "element " + n);
      time += length;
    }
  }

  @Test
  void keepsItsSidebandsDown() throws Exception {
    Flag flag = new Flag.Text("RYRYRYRYRYRYRYRYRY");
    Spectrum spectrum = contract.record(flag, Map.of(), 250_000).spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(spectrum.outsideDecibelsBelow(1_500 - 170, 1_500 + 170) > 22);
    assertTrue(spectrum.outsideDecibelsBelow(1_500 - 500, 1_500 + 500) > 55);
    assertTrue(spectrum.outsideDecibelsBelow(0, 3_000) > 70);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    contract.keepsItsPromises(new Flag.Text("E"), Map.of("baud", 300), rateHz);
  }

  @ParameterizedTest
  @ValueSource(strings = {"usb", "lsb", "nbfm", "am"})
  void announcesItsBand(String carrier) throws Exception {
    contract.announcesItsBand(TEXT, Map.of("carrier", carrier), 250_000);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    Map<String, ?> fast = Map.of("baud", 300);
    contract.doesNotDependOnBlockSizes(new Flag.Text("13"), fast, 1_000_000);
    contract.allocatesNothing(TEXT, fast, 1_000_000);
  }

  @Test
  void refusesTonesThatDoNotPassTheTransmitter() {
    assertEquals(
        "'centre_hz' puts the audio at 120 to 480 Hz, but only 200 to 2800 Hz pass the transmitter;"
            + " with a width of 361 Hz the middle must be 381-2619 Hz",
        contract.refusal("A", Map.of("centre_hz", 300, "shift", 270)));
    assertTrue(contract.refusal("A".repeat(600_000), Map.of()).contains("at most 24 are allowed"));
    assertTrue(contract.refusal("A", Map.of("stop_bits", 3)).contains("one of 1, 1.5, 2"));
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() {
    List<Flag> flags = List.of(new Flag.Text("A1"), new Flag.Text("?"));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(300) > 50);
  }

  @ParameterizedTest
  @CsvSource({"am, 6000", "usb, 0", "lsb, 0", "nbfm, 0"})
  void needsMoreThanItOccupiesOnAnAmplitudeModulatedCarrierOnly(String carrier, double widthHz)
      throws Exception {
    Parameters parameters = Parameters.check(modulation.descriptor(), Map.of("carrier", carrier));
    assertEquals(widthHz, modulation.necessaryBand(parameters).map(Band::widthHz).orElse(0.0));
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }

  @ParameterizedTest
  @CsvSource({"45.45, 170, 1500", "75, 425, 1200", "300, 850, 1700"})
  void minimodemReadsTheText(double baud, double shiftHz, double centreHz) throws Exception {
    Tool.require("minimodem");
    Map<String, ?> parameters = Map.of("baud", baud, "shift", shiftHz, "centre_hz", centreHz);
    Recording heard = contract.record(TEXT, parameters, 250_000).at(48_000);
    float[] audio = new float[heard.samples()];
    for (int n = 0; n < audio.length; n++) {
      audio[n] = heard.iq()[2 * n];
    }
    Path file = TestFiles.wav(folder.resolve("heard.wav"), 48_000, 1, audio);
    String mark = Double.toString(centreHz + shiftHz / 2);
    String space = Double.toString(centreHz - shiftHz / 2);
    List<String> command =
        List.of(
            "minimodem",
            "--rx",
            "--baudot",
            "--stopbits",
            "1.5",
            "-M",
            mark,
            "-S",
            space,
            "-f",
            file.toString(),
            Double.toString(baud));
    String text = Tool.run(file, command);
    assertTrue(text.contains("CQ CTF 599 FLAG(42)"), () -> "minimodem read " + text);
  }
}

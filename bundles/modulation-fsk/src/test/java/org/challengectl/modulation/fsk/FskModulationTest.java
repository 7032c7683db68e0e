package org.challengectl.modulation.fsk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.HostileInput;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FskModulationTest {

  private static final Flag FLAG = new Flag.Text("FLAG{two tones}");
  private static final Map<String, ?> GFSK = Map.of("shaping", "gaussian", "baud", 9_600);

  private final SignalContract contract = new SignalContract(new FskModulation());

  private static String bits(Recording signal, double baud, double fromSeconds, long count) {
    float[] hz = signal.frequency();
    StringBuilder bits = new StringBuilder();
    for (int n = 0; n < count; n++) {
      double time = fromSeconds + (n + 0.5) / baud;
      bits.append(hz[(int) Math.round(time * signal.rateHz())] > 0 ? '1' : '0');
    }
    return bits.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "4800, none, 250000",
    "9600, gaussian, 2000000",
    "50, none, 250000",
    "1234.5, none, 1999993",
    "38400, gaussian, 2400000"
  })
  void sendsTheFrameAsOftenAsAskedWithGapsBetween(double baud, String shaping, int rateHz)
      throws SignalException {
    Map<String, ?> parameters =
        Map.of("baud", baud, "shaping", shaping, "repeats", 2, "gap_ms", 200);
    Flag flag = new Flag.Text("Az");
    Recording signal = contract.record(flag, parameters, rateHz);
    Frame frame = Frame.of(flag, Parameters.check(new FskModulation().descriptor(), Map.of()));
    StringBuilder expected = new StringBuilder();
    for (long n = 0; n < frame.bits(); n++) {
      expected.append(frame.bit(n) ? '1' : '0');
    }
    double length = frame.bits() / baud;
    assertEquals(expected.toString(), bits(signal, baud, 0.2, frame.bits()));
    assertEquals(expected.toString(), bits(signal, baud, 0.4 + length, frame.bits()));
    assertEquals(0.6 + 2 * length, signal.samples() / (double) rateHz, 1e-5);
    assertTrue(signal.part(0.2 + length + 2.1 / baud, 0.4 + length - 2.1 / baud).peak() < 0.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 5_000, 50_000})
  void putsAOneOnTheHigherToneAtTheDeviation(int deviation) throws SignalException {
    Flag flag = new Flag.Text("hex: 00ff00ff");
    Map<String, ?> parameters = Map.of("deviation", deviation, "preamble_bits", 0, "baud", 1_000);
    Recording signal = contract.record(flag, parameters, 250_000);
    float[] hz = signal.frequency();
    for (int n = 0; n < 4; n++) {
      double sum = 0;
      for (int k = 0; k < 1_000; k++) {
        sum += hz[(int) (250_000 * (0.202 + 0.008 * n)) + k];
      }
      assertEquals(n % 2 == 0 ? -deviation : deviation, sum / 1_000, 0.002 * deviation);
    }
  }

  @Test
  void isNarrowerThroughAGaussianFilter() throws SignalException {
    Spectrum plain = contract.record(FLAG, Map.of("baud", 9_600), 250_000).spectrum(Window.HANN);
    Spectrum filtered = contract.record(FLAG, GFSK, 250_000).spectrum(Window.HANN);
    assertTrue(plain.outsideDecibelsBelow(-50_000, 50_000) > 50);
    assertTrue(filtered.outsideDecibelsBelow(-30_000, 30_000) > 55);
    assertTrue(
        filtered.outsideDecibelsBelow(-12_000, 12_000)
            > plain.outsideDecibelsBelow(-12_000, 12_000) + 3);
  }

  @Test
  void takesGfskAsAnAlias() throws SignalException {
    FskModulation fsk = new FskModulation();
    Parameters parameters = Parameters.check(fsk.descriptor(), "gfsk", Map.of("baud", 9_600));
    try (Signal signal = fsk.prepare(FLAG, parameters, 250_000)) {
      Recording alias = Recording.of(signal::read, 250_000, 10_000);
      assertEquals(contract.record(FLAG, GFSK, 250_000).iq().length, alias.iq().length);
      assertEquals(0.5, parameters.number("bt"));
      assertEquals("gaussian", parameters.text("shaping"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws SignalException {
    contract.keepsItsPromises(FLAG, Map.of("baud", 9_600), rateHz);
  }

  @ParameterizedTest
  @CsvSource({
    "4800, 5000, none",
    "9600, 5000, gaussian",
    "38400, 20000, none",
    "1200, 600, gaussian",
    "50, 5000, none",
    "40000, 20000, gaussian"
  })
  void announcesItsBand(double baud, double deviation, String shaping) throws SignalException {
    Map<String, ?> parameters =
        Map.of("baud", baud, "deviation", deviation, "shaping", shaping, "repeats", 3);
    contract.announcesItsBand(FLAG, parameters, 250_000);
  }

  @Test
  void sendsFastDataAtRatesThatItFitsInto() throws SignalException {
    FskModulation fsk = new FskModulation();
    Map<String, ?> fast = Map.of("baud", 1_000_000, "deviation", 250_000, "shaping", "gaussian");
    Parameters parameters = Parameters.check(fsk.descriptor(), fast);
    assertEquals(5_000_000, fsk.minimumRateHz(FLAG, parameters));
    contract.keepsItsPromises(FLAG, fast, 5_000_000);
    SignalException e =
        assertThrows(SignalException.class, () -> contract.prepare(FLAG, fast, 2_000_000));
    assertEquals("bad_parameter", e.code());
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws SignalException {
    contract.doesNotDependOnBlockSizes(FLAG, Map.of("repeats", 3), 2_000_000);
    contract.allocatesNothing(FLAG, GFSK, 2_000_000);
  }

  @Test
  void refusesParametersOutOfRange() {
    Map<String, List<Object>> wrong =
        Map.of(
            "baud", List.of(0, 49, 1e7, "x"),
            "deviation", List.of(-1, 2e6),
            "bt", List.of(0.1, 3),
            "sync", List.of("2d d4", "2dd", "0x2dd4", "ab".repeat(65)),
            "crc", List.of("crc"),
            "preamble_bits", List.of(-1, 1.5));
    wrong.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    assertThrows(
                        SignalException.class,
                        () -> contract.prepare(FLAG, Map.of(name, value), 250_000))));
  }

  @Test
  void survivesHostileInput(@TempDir Path folder) {
    List<Flag> flags = List.of(FLAG, new Flag.Text("hex: 00 ff 12"), new Flag.Text("x"));
    int sent = new HostileInput(new FskModulation(), flags, folder, 433).tryOut(300);
    assertTrue(sent > 60 && sent < 290, () -> sent + " were sent");
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

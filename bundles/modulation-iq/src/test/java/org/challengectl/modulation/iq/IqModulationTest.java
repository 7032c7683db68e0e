package org.challengectl.modulation.iq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.HostileInput;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IqModulationTest {

  private static final int OWN_RATE_HZ = 48_000;

  private final IqModulation modulation = new IqModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  /** A tone at +5 kHz that lasts for so long. */
  private static float[] tone(double seconds) {
    float[] iq = new float[2 * (int) (seconds * OWN_RATE_HZ)];
    new ComplexOscillator(5_000, OWN_RATE_HZ).generate(iq, 0, iq.length / 2);
    for (int k = 0; k < iq.length; k++) {
      iq[k] *= 0.1f;
    }
    return iq;
  }

  private static byte[] encode(float[] iq, String format) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * iq.length);
    bytes.order(format.endsWith("be") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (float x : iq) {
      switch (format.replaceAll("_.*", "")) {
        case "cf32" -> bytes.putFloat(x);
        case "ci16" -> bytes.putShort((short) Math.round(x * 32_768));
        case "cu16" -> bytes.putShort((short) Math.round(x * 32_767.5 + 32_767.5));
        case "ci8" -> bytes.put((byte) Math.round(x * 128));
        case "cu8" -> bytes.put((byte) Math.round(x * 127.5 + 127.5));
        default -> throw new IllegalArgumentException(format);
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private Flag file(byte[] bytes) throws IOException {
    return new Flag.File(Files.write(folder.resolve("x"), bytes), "x");
  }

  private static Map<String, Object> raw(String format, Map<String, Object> more) {
    Map<String, Object> all = new java.util.HashMap<>(more);
    all.put("wav_samplerate", OWN_RATE_HZ);
    all.put("format", format);
    return all;
  }

  /** A tar archive of two files. */
  private static byte[] sigmf(String meta, byte[] data) {
    ByteBuffer tar = ByteBuffer.allocate(4 * 1024 + meta.length() + 1024 + data.length);
    entry(tar, "x/x.sigmf-meta", meta.getBytes(StandardCharsets.UTF_8));
    entry(tar, "x/x.sigmf-data", data);
    return Arrays.copyOf(tar.array(), tar.position() + 1024);
  }

  private static void entry(ByteBuffer tar, String name, byte[] content) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, "%011o".formatted(content.length));
    header[156] = '0';
    put(header, 257, "ustar");
    tar.put(header).put(content);
    tar.position((tar.position() + 511) / 512 * 512);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static String meta(String datatype, String rate) {
    return """
    {"global": {"core:datatype": "%s", "core:sample_rate": %s, "core:version": "1.0.0",
      "core:extensions": [{"name": "x"}]}, "captures": [{"core:frequency": 1e8}]}
    """
        .formatted(datatype, rate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cf32_le", "cf32_be", "ci16_le", "ci16_be", "cu16_le", "ci8", "cu8"})
  void replaysEveryFormatAtFullScale(String format) throws Exception {
    Flag flag = file(encode(tone(0.5), format));
    Recording signal = contract.record(flag, raw(format, Map.of()), 250_000);
    assertEquals(0.9, signal.samples() / 250_000.0, 1e-4);
    Recording middle = signal.part(0.3, 0.6);
    assertEquals(5_000, middle.spectrum(Window.BLACKMAN_HARRIS).peakHz(), 2);
    assertEquals(0.85, middle.peak(), format.endsWith("8") ? 0.05 : 0.01);
    assertTrue(signal.part(0, 0.19).peak() < 1e-3 && signal.part(0.72, 0.9).peak() < 1e-3);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-60000, 0", "100000, -20"})
  void movesItAndTurnsItDown(double shiftHz, double gainDb) throws Exception {
    Flag flag = file(encode(tone(0.5), "ci16_le"));
    Map<String, Object> parameters = raw("ci16_le", Map.of("shift_hz", shiftHz, "gain_db", gainDb));
    Recording middle = contract.record(flag, parameters, 250_000).part(0.3, 0.6);
    assertEquals(5_000 + shiftHz, middle.spectrum(Window.BLACKMAN_HARRIS).peakHz(), 2);
    assertEquals(0.85 * Math.pow(10, gainDb / 20), middle.peak(), 0.01);
    Spectrum spectrum = middle.spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(spectrum.outsideDecibelsBelow(shiftHz + 4_900, shiftHz + 5_100) > 60);
  }

  @Test
  void readsASigMfArchive() throws Exception {
    Flag flag = file(sigmf(meta("cf32_le", "48000"), encode(tone(0.5), "cf32_le")));
    Recording signal = contract.record(flag, Map.of(), 250_000);
    assertEquals(0.9, signal.samples() / 250_000.0, 1e-4);
    assertEquals(5_000, signal.spectrum(Window.BLACKMAN_HARRIS).peakHz(), 2);
  }

  @Test
  void replaysANarrowSignalOfAFastRecordingWithASlowRadio() throws Exception {
    float[] iq = new float[2 * 300_000];
    new ComplexOscillator(20_000, 3_000_000).generate(iq, 0, iq.length / 2);
    for (int k = 0; k < iq.length; k++) {
      iq[k] *= 0.9f;
    }
    Flag flag = file(encode(iq, "ci8"));
    Map<String, Object> parameters = Map.of("wav_samplerate", 3_000_000, "format", "ci8");
    Parameters checked = Parameters.check(modulation.descriptor(), parameters);
    assertEquals(250_000, modulation.minimumRateHz(flag, checked));
    Recording signal = contract.record(flag, parameters, 250_000);
    assertEquals(20_000, signal.spectrum(Window.BLACKMAN_HARRIS).peakHz(), 5);
  }

  @Test
  void sendsOnlyTheMiddleIfAsked() throws Exception {
    float[] iq = new float[2 * 300_000];
    float[] other = new float[iq.length];
    new ComplexOscillator(20_000, 3_000_000).generate(iq, 0, iq.length / 2);
    new ComplexOscillator(900_000, 3_000_000).generate(other, 0, iq.length / 2);
    for (int k = 0; k < iq.length; k++) {
      iq[k] = 0.4f * (iq[k] + other[k]);
    }
    Flag flag = file(encode(iq, "ci16_le"));
    Map<String, Object> parameters =
        Map.of("wav_samplerate", 3_000_000, "format", "ci16_le", "bandwidth_hz", 100_000);
    Parameters checked = Parameters.check(modulation.descriptor(), parameters);
    assertEquals(250_000, modulation.minimumRateHz(flag, checked));
    Recording signal = contract.record(flag, parameters, 2_000_000);
    Spectrum spectrum = signal.spectrum(Window.BLACKMAN_HARRIS);
    assertEquals(20_000, spectrum.peakHz(), 5);
    assertTrue(spectrum.outsideDecibelsBelow(10_000, 30_000) > 50);
  }

  @Test
  void wantsARateThatHoldsTheSignal() throws Exception {
    Flag flag = file(encode(tone(0.2), "ci8"));
    Map<String, Object> shifted = raw("ci8", Map.of("shift_hz", 900_000));
    Parameters parameters = Parameters.check(modulation.descriptor(), shifted);
    int rateHz = modulation.minimumRateHz(flag, parameters);
    assertTrue(rateHz > 1_900_000 && rateHz < 2_200_000, "rate " + rateHz);
    SignalException e =
        assertThrows(SignalException.class, () -> contract.prepare(flag, shifted, 250_000));
    assertTrue(e.getMessage().contains("the radio only to 125000 Hz"), e.getMessage());
  }

  @Test
  void announcesItsBand() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    float[] noise = new float[2 * OWN_RATE_HZ];
    float last = 0;
    for (int k = 0; k < noise.length; k++) {
      last = 0.9f * last + 0.1f * (float) (random.nextDouble() - 0.5);
      noise[k] = last;
    }
    Flag flag = file(encode(noise, "cf32_le"));
    contract.announcesItsBand(flag, raw("cf32_le", Map.of("shift_hz", 30_000)), 250_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 1_999_993, 2_400_000, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    Flag flag = file(encode(tone(0.2), "ci16_le"));
    contract.keepsItsPromises(flag, raw("ci16_le", Map.of()), rateHz);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    Flag flag = file(encode(tone(0.5), "ci16_le"));
    Map<String, Object> parameters = raw("ci16_le", Map.of("shift_hz", 1_000));
    contract.doesNotDependOnBlockSizes(flag, parameters, 250_000);
    contract.allocatesNothing(flag, parameters, 1_000_000);
  }

  @Test
  void saysWhatIsWrongWithTheFile() throws Exception {
    byte[] good = encode(tone(0.1), "cf32_le");
    float[] broken = tone(0.1);
    broken[77] = Float.NaN;
    byte[] archive = sigmf(meta("cf32_le", "48000"), good);
    Map<String, byte[]> files =
        Map.of(
            "say its sample rate",
            good,
            "is cut off",
            Arrays.copyOf(archive, archive.length / 2),
            "holds samples of the type rf32_le",
            sigmf(meta("rf32_le", "48000"), good),
            "it must be a whole number",
            sigmf(meta("cf32_le", "\"fast\""), good),
            "is not JSON",
            sigmf("{\"global\": [}", good),
            "holds no samples",
            sigmf(meta("cf32_le", "48000"), new byte[3]),
            "sample 38 of 'x' is not a usable number",
            sigmf(meta("cf32_le", "48000"), encode(broken, "cf32_le")),
            "'x' is silent",
            sigmf(meta("cf32_le", "48000"), new byte[800]));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Flag flag = file(file.getValue());
      SignalException e =
          assertThrows(SignalException.class, () -> contract.prepare(flag, Map.of(), 250_000));
      assertTrue(e.getMessage().contains(file.getKey()), e.getMessage());
    }
    Flag absent = new Flag.File(folder.resolve("absent"), "absent");
    assertThrows(SignalException.class, () -> contract.prepare(absent, Map.of(), 250_000));
    assertThrows(
        SignalException.class, () -> contract.prepare(new Flag.Text("x"), Map.of(), 250_000));
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    Path path = folder.resolve("good");
    Files.write(path, sigmf(meta("cf32_le", "48000"), encode(tone(0.1), "cf32_le")));
    List<Flag> flags = List.of(new Flag.File(path, "good"));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(300) > 30);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

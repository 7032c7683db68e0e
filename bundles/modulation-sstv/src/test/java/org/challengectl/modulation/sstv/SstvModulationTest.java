package org.challengectl.modulation.sstv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.HostileInput;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SstvModulationTest {

  private static final double MARGIN_SECONDS = 0.2;
  private static final double HEADER_SECONDS = 0.91;

  private final SstvModulation modulation = new SstvModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  private Flag png(int width, int height, IntBinaryOperator rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb.applyAsInt(x, y));
      }
    }
    Path path = Files.createTempFile(folder, "picture", ".png");
    ImageIO.write(image, "png", path.toFile());
    return new Flag.File(path, "picture.png");
  }

  /** Sky above a red and a green field. */
  private Flag flag() throws IOException {
    return png(
        320, 240, (x, y) -> y < 120 ? 0x4060FF - 0x000001 * y : x < 160 ? 0xC02010 : 0x20B030);
  }

  /**
   * What a receiver hears.
   *
   * @param hz the frequency from sample to sample, at 24 kS/s
   * @param start of the header, s: filters and limiters delay it
   */
  private record Heard(List<Float> hz, double start) {

    double mean(double from, double to) {
      return hz.subList(index(from), index(to)).stream()
          .mapToDouble(f -> f)
          .average()
          .orElseThrow();
    }

    private int index(double seconds) {
      return (int) Math.round((start + seconds) * 24_000);
    }

    /** When the frequency falls below a limit, for good until a time. */
    double fallBelow(double limit, double until) {
      int n = index(until);
      while (hz.get(n) < limit) {
        n--;
      }
      return (n + 1) / 24_000.0 - start;
    }
  }

  private Heard heard(Flag flag, Map<String, ?> parameters) throws SignalException {
    Recording all = contract.record(flag, parameters, 250_000).at(24_000);
    int half = 0;
    while (all.magnitude(half) < 0.47) {
      half++;
    }
    List<Float> hz = new ArrayList<>();
    for (float f : all.frequency()) {
      hz.add(f);
    }
    return new Heard(hz, half / 24_000.0 - 0.0025);
  }

  @ParameterizedTest
  @CsvSource({"robot36, 8", "martin1, 44", "scottie1, 60"})
  void tellsItsModeByTheCodeInTheHeader(String mode, int code) throws Exception {
    Heard heard = heard(flag(), Map.of("mode", mode));
    assertEquals(1_900, heard.mean(0.02, 0.295), 3);
    assertEquals(1_200, heard.mean(0.302, 0.308), 60);
    assertEquals(1_900, heard.mean(0.32, 0.60), 3);
    int bits = 0;
    for (int bit = -1; bit < 9; bit++) {
      double start = 0.64 + 0.03 * bit;
      double got = heard.mean(start + 0.005, start + 0.025);
      boolean frame = bit < 0 || bit == 8;
      boolean one = !frame && got < 1_200;
      assertEquals(frame ? 1_200 : one ? 1_100 : 1_300, got, 12, "bit " + bit);
      bits |= one ? 1 << bit : 0;
    }
    assertEquals(code, bits & 0x7F);
    assertEquals(0, Integer.bitCount(bits) % 2, "parity");
  }

  @ParameterizedTest
  @CsvSource({
    "robot36, 36.000, 240, 0.150",
    "martin1, 114.290176, 256, 0.446446",
    "scottie1, 109.63332, 256, 0.42822"
  })
  void keepsThePublishedTimesToTheLastLine(String mode, double picture, int lines, double line)
      throws Exception {
    Map<String, String> parameters = Map.of("mode", mode);
    try (Signal signal = contract.prepare(flag(), parameters, 250_000)) {
      double expected = picture + HEADER_SECONDS + 2 * MARGIN_SECONDS;
      assertEquals(expected, signal.duration().toNanos() / 1e9, 0.006);
    }
    Heard heard = heard(flag(), parameters);
    double first = mode.equals("scottie1") ? 0.009 + 2 * (0.0015 + 0.13824) : 0;
    for (int row : new int[] {1, lines / 2, lines - 1}) {
      double sync = HEADER_SECONDS + first + row * line;
      assertEquals(sync, heard.fallBelow(1_350, sync + 0.003), 0.0004, "line " + row);
    }
  }

  private static double level(double value) {
    return 1_500 + 800 / 255.0 * value;
  }

  @Test
  void sendsMartinColoursAsGreenBlueRed() throws Exception {
    Flag halves = png(320, 256, (x, y) -> x < 160 ? 0xFF8000 : 0x0040FF);
    Heard heard = heard(halves, Map.of("mode", "martin1"));
    double start = HEADER_SECONDS + 100 * 0.446446 + 0.004862 + 0.000572;
    int[][] greenBlueRed = {{0x80, 0x40}, {0, 0xFF}, {0xFF, 0}};
    for (int colour = 0; colour < 3; colour++) {
      double scan = start + colour * (0.146432 + 0.000572);
      assertEquals(level(greenBlueRed[colour][0]), heard.mean(scan + 0.01, scan + 0.07), 8);
      assertEquals(level(greenBlueRed[colour][1]), heard.mean(scan + 0.08, scan + 0.14), 8);
    }
  }

  @Test
  void sendsScottieRedAfterItsSync() throws Exception {
    Flag red = png(320, 256, (x, y) -> 0xE02040);
    Heard heard = heard(red, Map.of("mode", "scottie1"));
    double sync = HEADER_SECONDS + 0.009 + 2 * (0.0015 + 0.13824) + 77 * 0.42822;
    assertEquals(level(0x40), heard.mean(sync - 0.13, sync - 0.01), 6);
    assertEquals(level(0x20), heard.mean(sync - 0.27, sync - 0.15), 6);
    assertEquals(level(0xE0), heard.mean(sync + 0.02, sync + 0.14), 6);
  }

  @Test
  void sendsRobotLuminanceWithOneColourDifferenceInEachLine() throws Exception {
    Flag orange = png(320, 240, (x, y) -> 0xFF8000);
    Heard heard = heard(orange, Map.of());
    double even = HEADER_SECONDS + 50 * 0.150;
    double odd = even + 0.150;
    double y = 16 + (65.738 * 255 + 129.057 * 128) / 256;
    double red = 128 + (112.439 * 255 - 94.154 * 128) / 256;
    double blue = 128 + (-37.945 * 255 - 74.494 * 128) / 256;
    for (double line : new double[] {even, odd}) {
      assertEquals(level(y), heard.mean(line + 0.02, line + 0.09), 6);
      assertEquals(1_900, heard.mean(line + 0.1046, line + 0.1059), 130);
    }
    assertEquals(1_500, heard.mean(even + 0.1012, even + 0.1038), 90);
    assertEquals(2_300, heard.mean(odd + 0.1012, odd + 0.1038), 90);
    assertEquals(level(red), heard.mean(even + 0.11, even + 0.148), 8);
    assertEquals(level(blue), heard.mean(odd + 0.11, odd + 0.148), 8);
  }

  @Test
  void putsPicturesOfOtherShapesIntoTheMiddle() throws Exception {
    Flag tall = png(30, 120, (x, y) -> 0xFFFFFF);
    Heard heard = heard(tall, Map.of());
    double line = HEADER_SECONDS + 120 * 0.150 + 0.012;
    double pixel = 0.088 / 320;
    assertEquals(level(16), heard.mean(line + 10 * pixel, line + 120 * pixel), 8);
    assertEquals(level(235), heard.mean(line + 140 * pixel, line + 180 * pixel), 12);
    assertEquals(level(16), heard.mean(line + 200 * pixel, line + 310 * pixel), 8);
  }

  @Test
  void drawsTextOnATestCardAndACallSignAtTheFoot() throws Exception {
    SignalException none = refused(new Flag.Text(""), Map.of());
    assertTrue(none.getMessage().contains("empty"));
    int width = Mode.WIDTH;
    int[] plain = Card.of(new Flag.Text(" "), "", width, 240).rgb();
    int[] text = Card.of(new Flag.Text("FLAG{7}"), "", width, 240).rgb();
    int[] both = Card.of(new Flag.Text("FLAG{7}"), "DE N0CALL", width, 240).rgb();
    assertTrue(differences(plain, text, 0, 180) > 3_000);
    assertEquals(0, differences(plain, text, 180, 240));
    assertEquals(0, differences(text, both, 0, 180));
    assertTrue(differences(text, both, 180, 240) > 1_000);
  }

  private static long differences(int[] a, int[] b, int fromRow, int toRow) {
    long count = 0;
    for (int n = fromRow * Mode.WIDTH; n < toRow * Mode.WIDTH; n++) {
      count += a[n] == b[n] ? 0 : 1;
    }
    return count;
  }

  private SignalException refused(Flag flag, Map<String, ?> parameters) {
    return assertThrows(
        SignalException.class, () -> contract.prepare(flag, parameters, 250_000).close());
  }

  @Test
  void refusesWhatCannotBeDrawn() throws Exception {
    assertTrue(refused(new Flag.Text("x".repeat(400)), Map.of()).getMessage().contains("400"));
    assertTrue(refused(new Flag.Text("\u00fc"), Map.of()).getMessage().contains("U+00FC"));
    assertEquals("bad_parameter", refused(flag(), Map.of("text", "m".repeat(61))).code());
    String wide = "mmmmmmmmmmmmmm ".repeat(4).strip();
    assertTrue(refused(flag(), Map.of("text", wide)).getMessage().contains("shorten it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"usb", "lsb", "nbfm", "am"})
  void ridesOnEveryCarrier(String carrier) throws Exception {
    Map<String, String> parameters = Map.of("carrier", carrier);
    contract.keepsItsPromises(flag(), parameters, 250_000);
    contract.announcesItsBand(flag(), parameters, 250_000);
  }

  @Test
  void announcesTheBandOfLongPictures() throws Exception {
    Flag late = png(320, 256, (x, y) -> y < 200 ? 0 : (x + y) % 2 * 0xFFFFFF);
    contract.announcesItsBand(late, Map.of("mode", "scottie1"), 250_000);
  }

  @Test
  void staysInsideASpeechChannel() throws Exception {
    Flag hard = png(320, 240, (x, y) -> x % 2 * 0xFFFFFF);
    Spectrum spectrum =
        contract.record(hard, Map.of(), 250_000).part(0, 8).spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(spectrum.outsideDecibelsBelow(0, 3_000) > 35);
    assertTrue(spectrum.outsideDecibelsBelow(-300, 3_300) > 65);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void isLegalAtEveryRate(int rateHz) throws Exception {
    try (Signal signal = contract.prepare(flag(), Map.of(), rateHz)) {
      assertEquals(37.315, signal.duration().toNanos() / 1e9, 1e-4);
      float[] block = new float[2 * 50_000];
      for (int n = 0; n < 40; n++) {
        int count = signal.read(block, 0, 50_000);
        Recording part = new Recording(Arrays.copyOf(block, 2 * count), rateHz);
        assertTrue(part.peak() <= 1);
      }
    }
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(flag(), Map.of(), 250_000);
    contract.allocatesNothing(flag(), Map.of("mode", "martin1"), 250_000);
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    List<Flag> flags = List.of(flag(), new Flag.Text("FLAG{on a card}"));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(300) > 50);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

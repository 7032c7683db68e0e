package org.challengectl.modulation.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.challengectl.modulation.kit.Picture;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaintModulationTest {

  private static final double MARGIN_SECONDS = 0.2;

  private final PaintModulation modulation = new PaintModulation();
  private final SignalContract contract = new SignalContract(modulation);

  @TempDir Path folder;

  private Flag png(int width, int height, IntBinaryOperator grey) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, 0x010101 * grey.applyAsInt(x, y));
      }
    }
    Path path = Files.createTempFile(folder, "picture", ".png");
    ImageIO.write(image, "png", path.toFile());
    return new Flag.File(path, "picture.png");
  }

  /** Something with edges, areas of several greys, and black margins nowhere. */
  private Flag shapes() throws IOException {
    return png(
        48,
        36,
        (x, y) -> {
          boolean disc = Math.hypot(x - 30, y - 20) < 11;
          boolean frame = x < 2 || y < 2 || x > 45 || y > 33;
          return frame ? 255 : disc ? 190 : x < 14 && y < 12 ? 120 : 10;
        });
  }

  private static Spectrum line(Recording all, double seconds, int rows, int row) {
    double tall = seconds / rows;
    double from = MARGIN_SECONDS + row * tall;
    return all.part(from + 0.15 * tall, from + 0.85 * tall).spectrum(Window.BLACKMAN_HARRIS);
  }

  private static double decibels(Spectrum spectrum, double fromHz, double toHz) {
    return 10 * Math.log10(spectrum.within(fromHz, toHz) + 1e-30);
  }

  @ParameterizedTest
  @CsvSource({"down, 250000, 50000", "up, 2000000, 400000"})
  void paintsEachPixelWhereItBelongs(String orientation, int rateHz, double widthHz)
      throws Exception {
    Flag flag = png(4, 4, (x, y) -> (y == 0 && x == 1) || y == 2 ? 255 : 0);
    Map<String, Object> parameters =
        Map.of("width_hz", widthHz, "seconds", 0.8, "orientation", orientation);
    Recording all = contract.record(flag, parameters, rateHz);
    boolean up = orientation.equals("up");
    double column = widthHz / 4;
    Spectrum one = line(all, 0.8, 4, up ? 3 : 0);
    double lit = decibels(one, -0.9 * column, -0.1 * column);
    assertTrue(lit > decibels(one, -1.9 * column, -1.1 * column) + 40);
    assertTrue(lit > decibels(one, 0.1 * column, 0.9 * column) + 40);
    Spectrum full = line(all, 0.8, 4, up ? 1 : 2);
    for (int x = -2; x < 2; x++) {
      assertEquals(lit, decibels(full, (x + 0.1) * column, (x + 0.9) * column), 1.0);
    }
    Spectrum none = line(all, 0.8, 4, up ? 2 : 1);
    assertTrue(decibels(none, -widthHz, widthHz) < lit - 60);
  }

  @Test
  void makesGreysEvenStepsOfDecibels() throws Exception {
    Flag flag = png(4, 1, (x, y) -> 63 + 64 * x);
    Recording all = contract.record(flag, Map.of("width_hz", 40_000, "seconds", 2), 250_000);
    Spectrum spectrum = line(all, 2, 1, 0);
    double[] below = new double[4];
    for (int x = 0; x < 4; x++) {
      below[x] =
          decibels(spectrum, 10_500, 19_500)
              - decibels(spectrum, -20_000 + 10_000 * x + 500, -10_000 + 10_000 * x - 500);
    }
    assertEquals(23.7, below[0], 0.7);
    assertEquals(14.0, below[1], 0.7);
    assertEquals(6.6, below[2], 0.7);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1_000, 100_000, 1_500_000})
  void hasALowCrestFactor(double widthHz) throws Exception {
    Flag white = png(64, 64, (x, y) -> 255);
    Recording all =
        contract
            .record(white, Map.of("width_hz", widthHz, "seconds", 1.5), 4_000_000)
            .part(0.3, 1.6);
    double power = 0;
    for (float value : all.iq()) {
      power += value * (double) value;
    }
    double ratio = 20 * Math.log10(all.peak() / Math.sqrt(power / all.samples()));
    assertTrue(ratio < 4.5, "peak to average " + ratio + " dB");
    assertTrue(all.peak() > 0.85, "peak " + all.peak());
  }

  @ParameterizedTest
  @CsvSource({"1000, 250000", "100000, 2000000", "1000000, 4000000"})
  void doesNotSplatter(double widthHz, int rateHz) throws Exception {
    Recording all = contract.record(shapes(), Map.of("width_hz", widthHz, "seconds", 1), rateHz);
    Spectrum spectrum = all.spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(spectrum.outsideDecibelsBelow(-0.55 * widthHz, 0.55 * widthHz) > 45);
    assertTrue(spectrum.outsideDecibelsBelow(-0.7 * widthHz, 0.7 * widthHz) > 60);
  }

  @ParameterizedTest
  @ValueSource(ints = {250_000, 2_000_000, 2_400_000, 1_999_993, 20_000_000})
  void keepsItsPromisesAtEveryRate(int rateHz) throws Exception {
    Map<String, Object> parameters = Map.of("seconds", 0.5);
    contract.keepsItsPromises(shapes(), parameters, rateHz);
    assertEquals(
        0.9, contract.prepare(shapes(), parameters, rateHz).duration().toNanos() / 1e9, 1e-5);
  }

  @Test
  void paintsFiveMegahertz() throws Exception {
    Map<String, Object> wide = Map.of("width_hz", 5_000_000, "seconds", 0.5);
    int least = modulation.minimumRateHz(shapes(), Parameters.check(modulation.descriptor(), wide));
    assertTrue(least > 5_000_000 && least < 6_500_000, "least rate " + least);
    contract.keepsItsPromises(shapes(), wide, least);
    contract.announcesItsBand(shapes(), wide, least);
    String words = words(shapes(), wide, least - 1);
    assertTrue(words.contains("needs at least " + least + " samples/s"), words);
  }

  @Test
  void announcesItsBandWhereverThePictureIsBright() throws Exception {
    contract.announcesItsBand(shapes(), Map.of("seconds", 2), 250_000);
    Flag corner = png(100, 100, (x, y) -> x > 80 && y > 50 ? 255 : 0);
    contract.announcesItsBand(corner, Map.of("seconds", 3, "width_hz", 80_000), 250_000);
    double centre =
        contract.prepare(corner, Map.of("width_hz", 80_000), 250_000).occupiedBand().centreHz();
    assertEquals(32_400, centre, 800);
  }

  @Test
  void streamsWithoutGarbageInBlocksOfAnySize() throws Exception {
    contract.doesNotDependOnBlockSizes(shapes(), Map.of("seconds", 0.5), 2_000_000);
    contract.allocatesNothing(shapes(), Map.of("seconds", 1), 2_000_000);
  }

  @Test
  void paintsAFileOfOneBytePerPixel() throws Exception {
    byte[] bytes = new byte[64 * 32];
    Arrays.fill(bytes, 0, 64 * 16, (byte) 255);
    Path path = Files.write(folder.resolve("old.bin"), bytes);
    Flag raw = new Flag.File(path, "old.bin");
    Map<String, Object> parameters = Map.of("raw_width", 64, "seconds", 1, "width_hz", 50_000);
    Recording all = contract.record(raw, parameters, 250_000);
    assertEquals(0, all.part(0.75, 1.3).peak(), 1e-3);
    assertTrue(all.part(0.25, 0.65).peak() > 0.8);
    assertTrue(words(raw, Map.of(), 250_000).contains("if it holds one byte per pixel, give"));
    assertTrue(words(raw, Map.of("raw_width", 63), 250_000).contains("multiple of 'raw_width'"));
    assertTrue(words(shapes(), parameters, 250_000).contains("leave 'raw_width' out"));
  }

  @Test
  void paintsTextAsLetters() throws Exception {
    Map<String, Object> parameters = Map.of("width_hz", 13_000, "seconds", 0.9);
    Recording all = contract.record(new Flag.Text("II"), parameters, 250_000);
    Spectrum middle = line(all, 0.9, 9, 4);
    double stroke = decibels(middle, -2_900, -2_100);
    assertTrue(stroke > decibels(middle, -500, 500) + 40, "no gap between the letters");
    assertEquals(stroke, decibels(middle, 3_100, 3_900), 1.5);
    assertTrue(words(new Flag.Text("a\nb"), Map.of(), 250_000).contains("line ends"));
    assertTrue(words(new Flag.Text("\u00e4"), Map.of(), 250_000).contains("U+00E4"));
  }

  @Test
  void setsTextInLinesWhereTheBandIsTooNarrowForOne() throws Exception {
    assertEquals(1 + 6 * 6, page("CTF 26", 37 * 400, 1.5).width());
    assertEquals(1 + 6 * 3, page("CTF 26", 36 * 400, 1.5).width());
    assertEquals(2 * 9, page("CTF 26", 36 * 400, 1.5).height());
    assertEquals(1 + 6 * 3, page("RF CTF 26", 1_800, 1.5).width());
    assertEquals(3 * 9, page("RF CTF 26", 1_800, 1.5).height());
    assertEquals(1 + 6 * 6, page("CTF 26", 12_000, 0.5).width(), "no time for two lines");
  }

  private Picture page(String text, double widthHz, double seconds) throws SignalException {
    Map<String, Double> parameters = Map.of("width_hz", widthHz, "seconds", seconds);
    return Letters.page(text, Parameters.check(modulation.descriptor(), parameters));
  }

  @Test
  void paintsBesideTheCarrier() throws Exception {
    Map<String, Object> parameters = Map.of("width_hz", 20_000, "centre_hz", -60_000, "seconds", 1);
    contract.announcesItsBand(shapes(), parameters, 250_000);
    Spectrum spectrum =
        contract.record(shapes(), parameters, 250_000).spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(spectrum.outsideDecibelsBelow(-72_000, -48_000) > 55);
    String words = words(shapes(), Map.of("centre_hz", 2_000_000), 2_000_000);
    assertTrue(words.contains("needs at least 4"), words);
  }

  @Test
  void refusesABlackPicture() throws Exception {
    assertEquals(
        "the picture is black all over; nothing would be seen",
        words(png(5, 5, (x, y) -> 0), Map.of(), 250_000));
  }

  private String words(Flag flag, Map<String, ?> parameters, int rateHz) {
    return assertThrows(SignalException.class, () -> contract.prepare(flag, parameters, rateHz))
        .getMessage();
  }

  @Test
  void refusesOrSendsWhateverItIsGiven() throws Exception {
    Path raw = folder.resolve("raw");
    Files.write(raw, "one byte per pixel".repeat(30).getBytes(StandardCharsets.US_ASCII));
    List<Flag> flags = List.of(shapes(), png(1, 90, (x, y) -> y), new Flag.File(raw, "raw"));
    assertTrue(new HostileInput(modulation, flags, folder, 1).tryOut(300) > 50);
  }

  @Test
  void isFoundByTheServiceLoader() {
    contract.isFoundByTheServiceLoader();
  }
}

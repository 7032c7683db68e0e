package org.challengectl.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaterfallPictureTest {

  private static final int RATE_HZ = 250_000;

  @TempDir Path folder;

  private WaterfallPicture paint(TestSignals capture, double seconds, double spanHz)
      throws IOException {
    CaptureAnalysis analysis = new CaptureAnalysis(RATE_HZ, 146e6, 10_000, -200, 200, spanHz);
    capture.play(seconds, (iq, samples) -> analysis.feed(iq, 0, samples));
    analysis.finish();
    return analysis.writePng(folder.resolve("picture.png"), "A title");
  }

  /** Programs read levels from the colours, so the file says what they stand for. */
  @Test
  void tellsItsLevelsToPrograms() throws IOException {
    WaterfallPicture picture = paint(new TestSignals(RATE_HZ, -40, 1), 2, 20_000);
    String text = new String(Files.readAllBytes(picture.file()), StandardCharsets.ISO_8859_1);
    Matcher told =
        Pattern.compile("tEXtLevels\0(-?[0-9.]+) (-?[0-9.]+) dBFS in ([0-9.]+) Hz").matcher(text);
    assertTrue(told.find());
    double low = Double.parseDouble(told.group(1));
    double high = Double.parseDouble(told.group(2));
    assertTrue(high - low >= 20 && high - low <= 80, low + " to " + high);
    assertTrue(Double.parseDouble(told.group(3)) > 0);
  }

  /** How far a pixel is on the way from blue to red: red and green against blue. */
  private static int warmth(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return Math.max(rgb >> 16 & 0xff, rgb >> 8 & 0xff) - (rgb & 0xff);
  }

  private static double meanWarmth(BufferedImage image, int x0, int x1, int y0, int y1) {
    double sum = 0;
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        sum += warmth(image, x, y);
      }
    }
    return sum / ((x1 - x0) * (double) (y1 - y0));
  }

  private static int x(WaterfallPicture picture, double hz) {
    double share = (hz - picture.centreHz()) / picture.spanHz() + 0.5;
    PlotWidth width = new PlotWidth(picture.plot().left(), picture.plot().right());
    return (int) Math.floor(width.left() + share * (width.right() - width.left()));
  }

  private record PlotWidth(int left, int right) {}

  private static int y(WaterfallPicture picture, double second) {
    int height = picture.plot().bottom() - picture.plot().top();
    return (int) Math.floor(picture.plot().top() + second / picture.seconds() * height);
  }

  @Test
  void showsACarrierWhereAndWhenItWas() throws IOException {
    TestSignals capture =
        new TestSignals(RATE_HZ, -40, 1).add(10_000, 2, 5, -50, TestSignals.carrier());
    for (double span : List.of(4_000.0, 40_000.0, 250_000.0)) {
      WaterfallPicture picture = paint(capture, 8, span);
      BufferedImage image = ImageIO.read(picture.file().toFile());
      int column = x(picture, 146.01e6);
      double on = meanWarmth(image, column, column + 1, y(picture, 2.1), y(picture, 4.9));
      double before = meanWarmth(image, column, column + 1, y(picture, 0.1), y(picture, 1.9));
      double after = meanWarmth(image, column, column + 1, y(picture, 5.1), y(picture, 7.9));
      int left = x(picture, 146.01e6 - span / 5);
      double beside =
          meanWarmth(image, left - 30, left + 30, picture.plot().top(), picture.plot().bottom());
      assertTrue(on > 60, () -> "on " + on + " in " + span);
      assertTrue(before < 0 && after < 0 && beside < 0, () -> before + " " + after + " " + beside);
    }
  }

  @Test
  void saysWhatItShows() throws IOException {
    WaterfallPicture picture = paint(new TestSignals(RATE_HZ, -40, 2), 3, 50_000);
    BufferedImage image = ImageIO.read(picture.file().toFile());
    assertEquals(1000, image.getWidth());
    assertEquals(700, image.getHeight());
    assertEquals(1000, picture.widthPixels());
    assertEquals(700, picture.heightPixels());
    assertEquals(146.01e6, picture.centreHz(), 1e-3);
    assertEquals(50_000, picture.spanHz(), 1e-6);
    assertEquals(3, picture.seconds(), 1e-9);
    assertTrue(picture.plot().right() - picture.plot().left() > 700);
  }

  @Test
  void showsNoMoreThanWasSampled() throws IOException {
    WaterfallPicture picture = paint(new TestSignals(RATE_HZ, -40, 2), 1, 10e6);
    assertEquals(RATE_HZ, picture.spanHz(), 1e-6);
    assertEquals(146e6, picture.centreHz(), 1e-6);
  }

  @Test
  void drawsNoMarkIntoThePlot() throws IOException {
    TestSignals quiet = new TestSignals(RATE_HZ, Double.NEGATIVE_INFINITY, 3);
    WaterfallPicture picture = paint(quiet, 2, 50_000);
    BufferedImage image = ImageIO.read(picture.file().toFile());
    WaterfallPicture.PlotBox plot = picture.plot();
    int silence = image.getRGB(plot.left(), plot.top());
    for (int y = plot.top(); y < plot.bottom(); y++) {
      for (int x = plot.left(); x < plot.right(); x++) {
        assertEquals(silence, image.getRGB(x, y));
      }
    }
  }

  @Test
  void showsABurstThatIsShortAgainstARow() throws IOException {
    TestSignals capture =
        new TestSignals(RATE_HZ, -40, 4).add(10_000, 30, 30.004, -46, TestSignals.carrier());
    WaterfallPicture picture = paint(capture, 60, 100_000);
    BufferedImage image = ImageIO.read(picture.file().toFile());
    int column = x(picture, 146.01e6);
    int most = Integer.MIN_VALUE;
    for (int y = y(picture, 30) - 2; y <= y(picture, 30) + 2; y++) {
      most = Math.max(most, warmth(image, column, y));
    }
    assertTrue(most > 30, "warmth " + most);
  }

  @Test
  void drawsTitlesThatAreTooLongOrStrange() throws IOException {
    CaptureAnalysis analysis = new CaptureAnalysis(RATE_HZ, 0, 0, -100, 100, 1000);
    analysis.feed(new float[2000], 0, 1000);
    analysis.finish();
    for (String title :
        List.of("", "\n\t\u0000\u2028", "W".repeat(100_000), "\ud83d\ude80".repeat(400))) {
      WaterfallPicture picture = analysis.writePng(folder.resolve("t.png"), title);
      assertEquals(1000, ImageIO.read(picture.file().toFile()).getWidth());
    }
  }

  @Test
  void givesTheSamePictureAsBytesWithALineOfOnesOwn() throws IOException {
    TestSignals capture =
        new TestSignals(RATE_HZ, -40, 5).add(10_000, 0, 2, -20, TestSignals.carrier());
    CaptureAnalysis analysis = new CaptureAnalysis(RATE_HZ, 146e6, 10_000, -200, 200, 20_000);
    capture.play(2, (iq, samples) -> analysis.feed(iq, 0, samples));
    assertThrows(
        IllegalStateException.class,
        () -> analysis.png("title", "line", SignalMeasurement.notHeard(0)));
    assertThrows(IllegalStateException.class, () -> analysis.grid(10, 10));
    SignalMeasurement measured = analysis.finish();
    BufferedImage bytes =
        ImageIO.read(new ByteArrayInputStream(analysis.png("A title", "a line", measured)));
    WaterfallPicture picture = analysis.writePng(folder.resolve("p.png"), "A title");
    BufferedImage written = ImageIO.read(picture.file().toFile());
    for (int y = picture.plot().top(); y < picture.plot().bottom(); y += 7) {
      for (int x = picture.plot().left(); x < picture.plot().right(); x++) {
        assertEquals(written.getRGB(x, y), bytes.getRGB(x, y));
      }
    }
  }

  @Test
  void reducesThePictureToFewCells() throws IOException {
    TestSignals capture =
        new TestSignals(RATE_HZ, -60, 6).add(10_000, 1, 2, -10, TestSignals.carrier());
    CaptureAnalysis analysis = new CaptureAnalysis(RATE_HZ, 0, 10_000, -200, 200, 20_000);
    capture.play(2, (iq, samples) -> analysis.feed(iq, 0, samples));
    analysis.finish();
    WaterfallGrid grid = analysis.grid(41, 10);
    assertEquals(10, grid.rows());
    assertEquals(0, grid.lowHz(), 1e-6);
    assertEquals(20_000, grid.highHz(), 1e-6);
    assertEquals(2, grid.seconds(), 1e-9);
    for (int row = 0; row < 10; row++) {
      float carrier = grid.level(20, row);
      // The last row before the carrier may hold the beginning of its first frame.
      float most = row < 4 ? 0.5f : 0.8f;
      assertTrue(row < 5 ? carrier < most : carrier > 0.8, "row " + row + ": " + carrier);
      assertTrue(grid.level(5, row) < 0.5, "beside it in row " + row);
    }
    assertThrows(IllegalArgumentException.class, () -> analysis.grid(0, 1));
    assertThrows(IllegalArgumentException.class, () -> analysis.grid(1, 10_000));
  }

  @Test
  void keepsAShortBurstInFewCells() {
    TestSignals capture =
        new TestSignals(RATE_HZ, -80, 7).add(10_000, 1, 1.002, -10, TestSignals.carrier());
    CaptureAnalysis analysis = new CaptureAnalysis(RATE_HZ, 0, 10_000, -200, 200, 20_000);
    capture.play(2, (iq, samples) -> analysis.feed(iq, 0, samples));
    analysis.finish();
    WaterfallGrid grid = analysis.grid(41, 4);
    assertTrue(grid.level(20, 2) > 0.4, "with the burst: " + grid.level(20, 2));
    assertTrue(grid.level(20, 0) < 0.3, "without: " + grid.level(20, 0));
  }

  @Test
  void leavesNothingBehindWhenItCannotWrite() throws IOException {
    CaptureAnalysis analysis = new CaptureAnalysis(RATE_HZ, 0, 0, -100, 100, 1000);
    analysis.finish();
    Path taken = Files.createDirectories(folder.resolve("taken.png/inside")).getParent();
    assertThrows(IOException.class, () -> analysis.writePng(taken, "x"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(taken), files.toList());
    }
    assertFalse(Files.exists(folder.resolve("missing")));
    assertThrows(IOException.class, () -> analysis.writePng(folder.resolve("missing/x.png"), "x"));
  }
}

package org.challengectl.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureAnalysisTest {

  @TempDir Path folder;

  private void paint(CaptureAnalysis analysis) throws IOException {
    WaterfallPicture picture = analysis.writePng(folder.resolve("x.png"), "x");
    assertTrue(Files.size(picture.file()) > 1000);
  }

  @Test
  void takesNoSamplesAtAll() throws IOException {
    CaptureAnalysis analysis = new CaptureAnalysis(2_000_000, 146e6, 0, -50, 50, 20_000);
    assertFalse(analysis.finish().heard());
    assertTrue(Double.isNaN(analysis.finish().noiseDbfsPerHz()));
    paint(analysis);
  }

  @Test
  void takesOneSample() throws IOException {
    CaptureAnalysis analysis = new CaptureAnalysis(2_000_000, 146e6, 0, -50, 50, 20_000);
    analysis.feed(new float[] {1, 0}, 0, 1);
    analysis.finish();
    paint(analysis);
  }

  @Test
  void takesSilence() throws IOException {
    CaptureAnalysis analysis = new CaptureAnalysis(48_000, 0, 0, -3000, 3000, 48_000);
    analysis.feed(new float[200_000], 0, 100_000);
    assertFalse(analysis.finish().heard());
    paint(analysis);
  }

  @Test
  void takesWhatIsNoNumberAsZero() throws IOException {
    CaptureAnalysis analysis = new CaptureAnalysis(100_000, 146e6, 0, -3000, 3000, 50_000);
    float[] bad = new float[20_000];
    Arrays.fill(bad, Float.NaN);
    bad[3] = Float.POSITIVE_INFINITY;
    bad[5] = Float.MAX_VALUE;
    TestSignals capture = new TestSignals(100_000, -40, 1).add(0, 4, 7, -40, TestSignals.carrier());
    capture.play(10, (iq, samples) -> analysis.feed(iq, 0, samples));
    analysis.feed(bad, 0, 10_000);
    assertEquals(10_000, analysis.invalidSamples());
    assertEquals(1_010_000, analysis.samples());
    SignalMeasurement measured = analysis.finish();
    assertTrue(measured.heard());
    assertEquals(0, measured.centreOffsetHz(), 50);
    paint(analysis);
  }

  @Test
  void hearsAFullScaleTransientWithoutFailing() throws IOException {
    CaptureAnalysis analysis = new CaptureAnalysis(100_000, 146e6, 0, -3000, 3000, 50_000);
    float[] samples = new float[200_000];
    samples[100_000] = 1e5f;
    analysis.feed(samples, 0, 100_000);
    analysis.finish();
    paint(analysis);
  }

  @Test
  void worksAtAnyRateAndWidth() throws IOException {
    int[] rates = {1_000, 2_400_001, 200_000_000};
    for (int rate : rates) {
      for (double width : new double[] {0.01, 100, 0.9 * rate, 50.0 * rate}) {
        CaptureAnalysis analysis =
            new CaptureAnalysis(rate, 146e6, rate / 8.0, -width / 2, width / 2, width * 3);
        analysis.feed(new float[8_000], 0, 4_000);
        assertFalse(analysis.finish().heard());
        paint(analysis);
      }
    }
  }

  @Test
  void givesTheSameWhateverTheBlocks() {
    TestSignals capture =
        new TestSignals(100_000, -40, 5).add(1000, 2, 5, -45, TestSignals.cw(0.06));
    float[] all = new float[2 * 800_000];
    int[] filled = new int[1];
    capture.play(
        8,
        (iq, samples) -> {
          System.arraycopy(iq, 0, all, 2 * filled[0], 2 * samples);
          filled[0] += samples;
        });
    CaptureAnalysis whole = new CaptureAnalysis(100_000, 146e6, 1000, -50, 50, 10_000);
    whole.feed(all, 0, 800_000);
    CaptureAnalysis parts = new CaptureAnalysis(100_000, 146e6, 1000, -50, 50, 10_000);
    for (int at = 0, size = 1; at < 800_000; at += size, size = size * 3 % 7919 + 1) {
      parts.feed(all, 2 * at, Math.min(size, 800_000 - at));
    }
    assertEquals(whole.finish(), parts.finish());
    assertTrue(whole.finish().heard());
  }

  @Test
  void keepsItsMemoryInBounds() {
    CaptureAnalysis analysis = new CaptureAnalysis(4_000, 146e6, 500, -50, 50, 2_000);
    float[] block = new float[2 * 40_000];
    for (int i = 0; i < block.length; i++) {
      block[i] = (i * 7919 % 1013) / 5000f - 0.1f;
    }
    // Three hours; once the spectrograms are full, nothing may be kept any more.
    feedFor(analysis, block, 1_200);
    long half = used();
    feedFor(analysis, block, 9_600);
    long growth = used() - half;
    assertTrue(growth < 6_000_000, () -> "grew by " + growth);
    assertEquals(43_200_000, analysis.samples());
    analysis.finish();
  }

  private static void feedFor(CaptureAnalysis analysis, float[] block, int seconds) {
    for (int s = 0; s < seconds; s += 10) {
      analysis.feed(block, 0, 40_000);
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void suggestsASpanThatFitsTheSignal() {
    assertEquals(12_000, CaptureAnalysis.usualSpanHz(100));
    assertEquals(192_000, CaptureAnalysis.usualSpanHz(16_000));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new CaptureAnalysis(0, 0, 0, -1, 1, 10));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CaptureAnalysis(Integer.MAX_VALUE, 0, 0, -1, 1, 10));
    assertThrows(IllegalArgumentException.class, () -> new CaptureAnalysis(48_000, 0, 0, 1, 1, 10));
    assertThrows(IllegalArgumentException.class, () -> new CaptureAnalysis(48_000, 0, 0, -1, 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CaptureAnalysis(48_000, Double.NaN, 0, -1, 1, 10));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CaptureAnalysis(48_000, 0, Double.POSITIVE_INFINITY, -1, 1, 10));
    IllegalArgumentException outside =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CaptureAnalysis(48_000, 0, 30_000, -50, 50, 10));
    assertTrue(outside.getMessage().contains("30000 Hz"));
  }

  @Test
  void refusesToGoOnWhenItIsOver() {
    CaptureAnalysis analysis = new CaptureAnalysis(48_000, 0, 0, -50, 50, 1000);
    assertThrows(
        IllegalStateException.class, () -> analysis.writePng(folder.resolve("x.png"), "x"));
    assertThrows(IndexOutOfBoundsException.class, () -> analysis.feed(new float[4], 2, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> analysis.feed(new float[4], 0, -1));
    analysis.finish();
    assertThrows(IllegalStateException.class, () -> analysis.feed(new float[4], 0, 1));
  }
}

package org.challengectl.preview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.challengectl.preview.BusyException;
import org.challengectl.preview.Preview;
import org.challengectl.preview.PreviewFigures;
import org.challengectl.preview.Previews;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;

class BoundedPreviewsTest {

  private final Previews previews = new BoundedPreviews();

  private static Observer observer(Limits limits) {
    return new Observer(limits, new Preparer(Duration.ofMinutes(1), 4));
  }

  @Test
  void measuresWhatIsSent() throws Exception {
    ToneModulation tones = ToneModulation.of(2);
    Preview preview = previews.preview(tones.request());
    PreviewFigures figures = preview.figures();
    assertEquals(Duration.ofSeconds(2), figures.duration());
    assertEquals(250_000, figures.sampleRateHz());
    assertEquals(500_000, figures.sampleCount());
    assertTrue(figures.complete());
    assertEquals(0, figures.power().peakDbfs(), 0.01);
    assertEquals(3.01, figures.power().paprDb(), 0.02);
    Band measured = figures.measuredBand().orElseThrow();
    assertEquals(-1_000, measured.lowHz(), 50);
    assertEquals(3_000, measured.highHz(), 50);
    assertEquals(
        "2.00 s, 4.00 kHz wide (99 %) expected, 4.02 kHz measured, peak-to-average 3.0 dB",
        figures.sentence());
    assertEquals(0, tones.open.get());
  }

  @Test
  void drawsAPictureAndAGrid() throws Exception {
    Preview preview = previews.preview(ToneModulation.of(1).request());
    var image = ImageIO.read(new ByteArrayInputStream(preview.png()));
    assertEquals(1000, image.getWidth());
    var grid = preview.grid(64, 8);
    assertEquals(16_000, grid.highHz() - grid.lowHz(), 1e-6);
    int lowTone = (int) ((-1_000 - grid.lowHz()) / 16_000 * 64);
    int highTone = (int) ((3_000 - grid.lowHz()) / 16_000 * 64);
    for (int row = 0; row < 8; row++) {
      assertTrue(grid.level(lowTone, row) > 0.8 && grid.level(highTone, row) > 0.8);
      assertTrue(grid.level((lowTone + highTone) / 2, row) < 0.5);
    }
  }

  /** An hour is looked at in part, in bounded time, and that is said. */
  @Test
  void looksOnlyAtTheBeginningOfALongTransmissionAndSaysSo() throws Exception {
    Previews hasty =
        new BoundedPreviews(
            2, Duration.ofSeconds(1), observer(new Limits(500_000, Duration.ofSeconds(60))));
    ToneModulation tones = ToneModulation.of(3_600);
    PreviewFigures figures = hasty.preview(tones.request()).figures();
    assertFalse(figures.complete());
    assertEquals(Duration.ofHours(1), figures.duration());
    assertEquals(Duration.ofSeconds(2), figures.shown());
    assertEquals(500_000, tones.samplesRead.get());
    assertTrue(figures.sentence().startsWith("only the first 2.0 s of 3600.0 s, "));
  }

  @Test
  void slowModulationsAreLookedAtForAWhileOnly() throws Exception {
    Previews impatient =
        new BoundedPreviews(
            2, Duration.ofSeconds(1), observer(new Limits(Long.MAX_VALUE, Duration.ofMillis(50))));
    PreviewFigures figures =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> impatient.preview(ToneModulation.of(100_000).request()).figures());
    assertFalse(figures.complete());
    assertTrue(figures.shown().compareTo(Duration.ZERO) > 0);
  }

  @Test
  void takesARateThatFitsTheSignal() throws Exception {
    Band wide = new Band(-400_000, 400_000);
    int rate =
        previews.preview(new ToneModulation(0.1, wide, 250_000).request()).figures().sampleRateHz();
    assertEquals(1_000_000, rate);
    ToneModulation demanding = new ToneModulation(0.1, new Band(-5, 5), 2_400_000);
    assertEquals(2_400_000, previews.preview(demanding.request()).figures().sampleRateHz());
    assertEquals(
        4_000_000, previews.preview(demanding.request(4_000_000)).figures().sampleRateHz());
    for (int wrong : List.of(2_399_999, Signal.MAX_SAMPLE_RATE_HZ + 1, -1)) {
      SignalException refused =
          assertThrows(SignalException.class, () -> previews.preview(demanding.request(wrong)));
      assertEquals("sample_rate", refused.problems().get(0).subject());
    }
    assertEquals(0, demanding.open.get());
  }

  @Test
  void silenceAndNothingAtAllCanBeLookedAt() throws Exception, IOException {
    Preview nothing = previews.preview(ToneModulation.of(0).request());
    assertTrue(nothing.figures().power().silent());
    assertTrue(nothing.figures().measuredBand().isEmpty());
    assertTrue(nothing.figures().complete());
    assertEquals(1000, ImageIO.read(new ByteArrayInputStream(nothing.png())).getWidth());
    assertEquals(0f, nothing.grid(4, 4).level(0, 0));
  }

  @Test
  void onlyTwoAreMadeAtOnceAndWhoWaitsTooLongIsSentAway() throws Exception {
    Previews strict = new BoundedPreviews(2, Duration.ofMillis(20), observer(Limits.USUAL));
    ToneModulation tones = ToneModulation.of(0.1);
    CountDownLatch gate = new CountDownLatch(1);
    tones.gate = gate;
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      CountDownLatch refused = new CountDownLatch(4);
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        all.add(threads.submit(() -> made(strict, tones, refused)));
      }
      refused.await();
      gate.countDown();
      int made = 0;
      for (Future<Boolean> each : all) {
        made += each.get() ? 1 : 0;
      }
      assertEquals(2, made);
      assertEquals(2, tones.mostOpen.get());
      assertEquals(0, tones.open.get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean made(Previews strict, ToneModulation tones, CountDownLatch refused)
      throws SignalException, InterruptedException {
    try {
      strict.preview(tones.request());
      return true;
    } catch (BusyException e) {
      assertEquals(Duration.ofSeconds(5), e.retryAfter());
      refused.countDown();
      return false;
    }
  }

  @Test
  void stopsWhenItIsInterruptedAndLeavesNothingOpen() throws Exception {
    ToneModulation tones = ToneModulation.of(1e6);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      CountDownLatch ended = new CountDownLatch(1);
      Future<?> preview =
          threads.submit(
              () -> {
                assertThrows(
                    InterruptedException.class,
                    () ->
                        new BoundedPreviews(
                                2,
                                Duration.ofSeconds(1),
                                observer(new Limits(Long.MAX_VALUE, Duration.ofHours(1))))
                            .preview(tones.request()));
                ended.countDown();
              });
      tones.started.await();
      preview.cancel(true);
      ended.await();
      assertEquals(0, tones.open.get());
    } finally {
      threads.shutdownNow();
    }
  }
}

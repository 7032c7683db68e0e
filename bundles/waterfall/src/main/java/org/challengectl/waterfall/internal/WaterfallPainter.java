package org.challengectl.waterfall.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.challengectl.waterfall.ExpectedSignal;
import org.challengectl.waterfall.SignalMeasurement;
import org.challengectl.waterfall.WaterfallGrid;
import org.challengectl.waterfall.WaterfallPicture;

/** Records a stream for a picture of the usual size and writes it. Not thread-safe. */
public final class WaterfallPainter implements SampleSink {

  private final double captureHz;
  private final ExpectedSignal expected;
  private final WaterfallRecorder recorder;

  /**
   * @param captureHz middle of the captured band on the air; 0 if it has none
   * @param spanHz that the picture shows, centred on the expected band
   */
  public WaterfallPainter(
      int sampleRateHz, double captureHz, ExpectedSignal expected, double spanHz) {
    this.captureHz = captureHz;
    this.expected = expected;
    double centre = expectedBand().centreHz();
    recorder =
        new WaterfallRecorder(
            sampleRateHz,
            new FrequencyBand(centre - spanHz / 2, centre + spanHz / 2),
            expected.widthHz(),
            WaterfallImage.PLOT_WIDTH,
            WaterfallImage.PLOT_HEIGHT);
  }

  @Override
  public void accept(float[] iq, int offset, int samples) {
    recorder.accept(iq, offset, samples);
  }

  /** Ends the stream. */
  public void finish() {
    recorder.finish();
  }

  /**
   * Writes the picture of a finished stream; replaces the file at once when it is complete.
   *
   * @throws IOException if it cannot be written; then nothing has changed
   */
  public WaterfallPicture write(Path file, String title, SignalMeasurement measurement)
      throws IOException {
    PngFile.write(image(title, subtitle(measurement), measurement), file);
    return new WaterfallPicture(
        file,
        WaterfallImage.WIDTH,
        WaterfallImage.HEIGHT,
        new WaterfallPicture.PlotBox(
            WaterfallImage.LEFT, WaterfallImage.TOP, WaterfallImage.RIGHT, WaterfallImage.BOTTOM),
        captureHz + recorder.band().centreHz(),
        recorder.band().widthHz(),
        recorder.seconds());
  }

  /** The picture of a finished stream as the bytes of a PNG, with a second line of one's own. */
  public byte[] png(String title, String subtitle, SignalMeasurement measurement) {
    return PngFile.bytes(image(title, subtitle, measurement));
  }

  /** The waterfall of a finished stream in few cells. */
  public WaterfallGrid grid(int columns, int rows) {
    return GridReduction.of(recorder, columns, rows);
  }

  private LabelledImage image(String title, String subtitle, SignalMeasurement measurement) {
    // A machine without a screen must draw all the same, and so must one whose screen we may not
    // use.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    Scene scene =
        new Scene(
            title, subtitle, captureHz, expected.carrierOffsetHz(), expectedBand(), measurement);
    return WaterfallImage.draw(recorder, scene);
  }

  private FrequencyBand expectedBand() {
    return new FrequencyBand(
        expected.carrierOffsetHz() + expected.lowHz(),
        expected.carrierOffsetHz() + expected.highHz());
  }

  private String subtitle(SignalMeasurement measured) {
    if (!measured.heard()) {
      return "not heard";
    }
    String level =
        measured.snrDb() >= SignalMeasurement.MAX_SNR_DB
            ? "no noise"
            : String.format(Locale.ROOT, "SNR %.1f dB", measured.snrDb());
    String centre =
        captureHz == 0
            ? WaterfallImage.Unit.rounded(measured.centreOffsetHz() - expected.carrierOffsetHz())
            : WaterfallImage.Unit.exact(Math.rint(captureHz + measured.centreOffsetHz()));
    return String.format(
        Locale.ROOT,
        "centre %s, %s wide (99 %%), %s, %.2f\u2013%.2f s",
        centre,
        WaterfallImage.Unit.rounded(measured.occupiedBandwidthHz()),
        level,
        measured.startSeconds(),
        measured.stopSeconds());
  }
}

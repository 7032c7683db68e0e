package org.challengectl.preview;

import java.util.Objects;
import org.challengectl.waterfall.CaptureAnalysis;
import org.challengectl.waterfall.SignalMeasurement;
import org.challengectl.waterfall.WaterfallGrid;

/** A transmission that has been looked at. For one thread. */
public final class Preview {

  private final PreviewFigures figures;
  private final String title;
  private final CaptureAnalysis analysis;

  /**
   * @param analysis of the samples, finished
   */
  public Preview(String title, PreviewFigures figures, CaptureAnalysis analysis) {
    this.title = Objects.requireNonNull(title, "title");
    this.figures = Objects.requireNonNull(figures, "figures");
    this.analysis = Objects.requireNonNull(analysis, "analysis");
  }

  public PreviewFigures figures() {
    return figures;
  }

  /**
   * The waterfall as the bytes of a PNG of 1000 by 700 pixels, with the expected band marked. If it
   * shows only the beginning, it says so.
   */
  public byte[] png() {
    return analysis.png(title, figures.sentence(), measurement());
  }

  /** The listener's measurement needs noise to compare with; here there is none. */
  private SignalMeasurement measurement() {
    return figures
        .measuredBand()
        .map(
            band ->
                new SignalMeasurement(
                    true,
                    false,
                    band.centreHz(),
                    band.lowHz(),
                    band.highHz(),
                    SignalMeasurement.MAX_SNR_DB,
                    0,
                    figures.shown().toNanos() / 1e9,
                    figures.power().peakDbfs(),
                    Double.NEGATIVE_INFINITY))
        .orElseGet(() -> SignalMeasurement.notHeard(Double.NEGATIVE_INFINITY));
  }

  /** The waterfall in few cells, for where no picture can be shown. */
  public WaterfallGrid grid(int columns, int rows) {
    return analysis.grid(columns, rows);
  }
}

package org.challengectl.cli.internal.render;

import java.io.IOException;
import java.nio.file.Path;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;
import org.challengectl.waterfall.CaptureAnalysis;

/** A waterfall picture of the signal, without noise. */
final class PictureSink implements SampleSink {

  private static final double SPAN_OVER_BANDWIDTH = 4;
  private static final double LEAST_SPAN_HZ = 2_000;

  private final Path file;
  private final String title;
  private final CaptureAnalysis analysis;

  PictureSink(Path file, int sampleRateHz, Signal signal, String title) {
    Band band = signal.occupiedBand();
    double span = Math.max(LEAST_SPAN_HZ, SPAN_OVER_BANDWIDTH * band.widthHz());
    this.file = file.toAbsolutePath();
    this.title = title;
    this.analysis =
        new CaptureAnalysis(
            sampleRateHz, 0, 0, band.lowHz(), band.highHz(), Math.min(span, sampleRateHz));
  }

  @Override
  public void write(float[] iq, int samples) {
    analysis.feed(iq, 0, samples);
  }

  @Override
  public void finish() throws IOException {
    analysis.finish();
    analysis.writePng(file, title);
  }

  @Override
  public void close() {
    // the picture is written as a whole in finish
  }
}

package org.challengectl.preview.internal;

import java.time.Duration;
import java.util.Optional;
import org.challengectl.dsp.FrequencyRange;
import org.challengectl.dsp.OccupiedBandwidth;
import org.challengectl.preview.PowerFigures;
import org.challengectl.preview.PowerMeter;
import org.challengectl.preview.Preview;
import org.challengectl.preview.PreviewFigures;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.preview.PreviewSpan;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.challengectl.waterfall.CaptureAnalysis;

/** Looks at one transmission: prepares it as a runner does and reads its samples. */
final class Observer {

  private static final int BLOCK = 1 << 14;
  private static final double SHARE = 0.99;
  private static final double BINS_PER_BANDWIDTH = 512;

  /** A finer spectrum would need more memory than a preview is worth. */
  private static final double MOST_BINS = 1 << 20;

  /**
   * Longer signals need fewer: what the window blurs is little against what many frames average.
   */
  private static final double MOST_BINS_OF_LONG_SIGNALS = 1 << 18;

  private static final long LONG_SAMPLES = 2_500_000;

  private final Limits limits;

  Observer(Limits limits) {
    this.limits = limits;
  }

  Preview look(PreviewRequest request) throws SignalException, InterruptedException {
    FittingRate.Prepared prepared = FittingRate.prepare(request);
    try (Signal signal = prepared.signal()) {
      return look(request, signal, prepared.rateHz());
    }
  }

  private Preview look(PreviewRequest request, Signal signal, int rateHz)
      throws InterruptedException {
    Band band = signal.occupiedBand();
    OccupiedBandwidth spectrum =
        new OccupiedBandwidth(rateHz, resolutionHz(band, rateHz, signal.sampleCount()));
    PowerMeter power = new PowerMeter(rateHz);
    CaptureAnalysis analysis =
        new CaptureAnalysis(
            rateHz,
            request.carrierHz(),
            0,
            band.lowHz(),
            band.highHz(),
            PreviewSpan.hz(band, rateHz));
    long samples = 0;
    float[] block = new float[2 * BLOCK];
    long end = System.nanoTime() + limits.time().toNanos();
    boolean inTime = true;
    while (samples < limits.samples() && inTime) {
      int count = signal.read(block, 0, (int) Math.min(BLOCK, limits.samples() - samples));
      if (count < 0) {
        break;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("the preview is not wanted any more");
      }
      power.add(block, 0, count);
      spectrum.add(block, 0, count);
      analysis.feed(block, 0, count);
      samples += count;
      inTime = System.nanoTime() - end < 0;
    }
    analysis.finish();
    PowerFigures levels = power.figures();
    PreviewFigures figures =
        new PreviewFigures(
            signal.duration(),
            Duration.ofNanos(Math.round(samples * 1e9 / rateHz)),
            rateHz,
            signal.sampleCount(),
            band,
            levels.silent() ? Optional.empty() : measured(spectrum),
            levels);
    return new Preview(request.title(), figures, analysis);
  }

  private static double resolutionHz(Band band, int rateHz, long samples) {
    double bins = samples > LONG_SAMPLES ? MOST_BINS_OF_LONG_SIGNALS : MOST_BINS;
    return Math.max(band.widthHz() / BINS_PER_BANDWIDTH, rateHz / bins);
  }

  private static Optional<Band> measured(OccupiedBandwidth spectrum) {
    spectrum.finish();
    FrequencyRange range = spectrum.range(SHARE);
    return range.highHz() > range.lowHz()
        ? Optional.of(new Band(range.lowHz(), range.highHz()))
        : Optional.empty();
  }
}

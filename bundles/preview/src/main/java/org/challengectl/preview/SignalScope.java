package org.challengectl.preview;

import java.time.Duration;
import java.util.Optional;
import org.challengectl.dsp.FrequencyRange;
import org.challengectl.dsp.OccupiedBandwidth;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;
import org.challengectl.waterfall.CaptureAnalysis;

/**
 * Looks at a signal's samples while they stream by: levels, occupied bandwidth, waterfall. Memory
 * does not grow with the length. Use: {@link #add} again and again, {@link #finish} once. Not
 * thread-safe.
 */
public final class SignalScope {

  private static final double SHARE = 0.99;
  private static final double BINS_PER_BANDWIDTH = 512;

  /** A finer spectrum would need more memory than a preview is worth. */
  private static final double MOST_BINS = 1 << 20;

  /**
   * Longer signals need fewer: what the window blurs is little against what many frames average.
   */
  private static final double MOST_BINS_OF_LONG_SIGNALS = 1 << 18;

  private static final long LONG_SAMPLES = 2_500_000;

  private final String title;
  private final int rateHz;
  private final Duration duration;
  private final long sampleCount;
  private final Band band;
  private final PowerMeter power;
  private final OccupiedBandwidth spectrum;
  private final CaptureAnalysis analysis;
  private long samples;

  /**
   * @param title what to write above the picture
   * @param signal whose samples will be added; no sample of it is read here
   * @param rateHz at which it was prepared
   * @param carrierHz where it would be sent, for the picture's axis; 0 if that is not known
   */
  public SignalScope(String title, Signal signal, int rateHz, double carrierHz) {
    this.title = title;
    this.rateHz = rateHz;
    duration = signal.duration();
    sampleCount = signal.sampleCount();
    band = signal.occupiedBand();
    power = new PowerMeter(rateHz);
    spectrum = new OccupiedBandwidth(rateHz, resolutionHz());
    analysis =
        new CaptureAnalysis(
            rateHz, carrierHz, 0, band.lowHz(), band.highHz(), PreviewSpan.hz(band, rateHz));
  }

  private double resolutionHz() {
    double bins = sampleCount > LONG_SAMPLES ? MOST_BINS_OF_LONG_SIGNALS : MOST_BINS;
    return Math.max(band.widthHz() / BINS_PER_BANDWIDTH, rateHz / bins);
  }

  /**
   * Takes the next samples.
   *
   * @param iq interleaved I and Q
   * @param offset index of the first I, in floats
   * @param count complex samples
   */
  public void add(float[] iq, int offset, int count) {
    power.add(iq, offset, count);
    spectrum.add(iq, offset, count);
    analysis.feed(iq, offset, count);
    samples += count;
  }

  /** Complex samples so far. */
  public long samples() {
    return samples;
  }

  /** Ends it and says what was seen. */
  public Preview finish() {
    analysis.finish();
    PowerFigures levels = power.figures();
    PreviewFigures figures =
        new PreviewFigures(
            duration,
            Duration.ofNanos(Math.round(samples * 1e9 / rateHz)),
            rateHz,
            sampleCount,
            band,
            levels.silent() ? Optional.empty() : measured(),
            levels);
    return new Preview(title, figures, analysis);
  }

  private Optional<Band> measured() {
    spectrum.finish();
    FrequencyRange range = spectrum.range(SHARE);
    return range.highHz() > range.lowHz()
        ? Optional.of(new Band(range.lowHz(), range.highHz()))
        : Optional.empty();
  }
}

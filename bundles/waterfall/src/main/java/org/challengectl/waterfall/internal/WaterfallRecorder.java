package org.challengectl.waterfall.internal;

/**
 * Gathers what a waterfall picture shows, in one pass and constant memory: cuts the span out of the
 * stream and keeps a spectrogram as fine as the picture's pixels. Not thread-safe.
 */
final class WaterfallRecorder implements SampleSink {

  private static final int MOST_POINTS = 8192;
  private static final int LEAST_POINTS = 64;

  /** Longer frames would blur keying. */
  private static final double LONGEST_FRAME_SECONDS = 0.045;

  /** Frames shorter than this are so many that they need not overlap. */
  private static final double OVERLAP_FROM_SECONDS = 0.003;

  /** With fewer frames per pixel than this, noise needs more averaging. */
  private static final long FRAMES_THAT_AVERAGE = 4;

  private final FrequencyBand band;
  private final int sampleRateHz;
  private final BandTap tap;
  private final SpectrumAccumulator frames;
  private final PeakColumns columns;
  private final Spectrogram spectrogram;
  private long samples;

  /**
   * @param band what the picture shows; reduced and moved to what the sample rate can hold
   * @param signalHz width of the narrowest thing that must be seen
   * @param pixelsWide columns of the plot
   * @param pixelsHigh rows of the plot
   */
  WaterfallRecorder(
      int sampleRateHz, FrequencyBand band, double signalHz, int pixelsWide, int pixelsHigh) {
    this.sampleRateHz = sampleRateHz;
    this.band = inside(band, sampleRateHz);
    tap = new BandTap(sampleRateHz, this.band);
    double rateHz = tap.rateHz();
    double pixelHz = this.band.widthHz() / pixelsWide;
    double binHz = Math.min(pixelHz, Math.max(signalHz / 4, pixelHz / 16));
    int points = points(rateHz, binHz);
    int hop = points / rateHz < OVERLAP_FROM_SECONDS ? points : points / 2;
    double lowBin = (this.band.lowHz() - tap.shiftHz()) / rateHz * points + points / 2.0;
    double highBin = (this.band.highHz() - tap.shiftHz()) / rateHz * points + points / 2.0;
    int count = (int) Math.max(1, Math.min(pixelsWide, Math.ceil(highBin - lowBin)));
    columns = new PeakColumns(lowBin, highBin, points, count);
    spectrogram = new Spectrogram(count, 2 * pixelsHigh, 1, true);
    frames =
        new SpectrumAccumulator(
            points, hop, rateHz, density -> spectrogram.add(columns.of(density)));
  }

  private static FrequencyBand inside(FrequencyBand wanted, int sampleRateHz) {
    double half = Math.min(wanted.widthHz(), sampleRateHz) / 2;
    double edge = sampleRateHz / 2.0 - half;
    double centre = Math.max(-edge, Math.min(edge, wanted.centreHz()));
    return new FrequencyBand(centre - half, centre + half);
  }

  private static int points(double rateHz, double binHz) {
    double most = Math.min(MOST_POINTS, rateHz * LONGEST_FRAME_SECONDS);
    int points = LEAST_POINTS;
    while (points < rateHz / binHz && points * 2 <= most) {
      points *= 2;
    }
    return points;
  }

  @Override
  public void accept(float[] iq, int offset, int count) {
    samples += count;
    tap.execute(iq, offset, count, frames);
  }

  void finish() {
    frames.finish();
    spectrogram.finish();
  }

  /** The band that is shown, relative to the middle of the captured band. */
  FrequencyBand band() {
    return band;
  }

  double seconds() {
    return samples / (double) sampleRateHz;
  }

  /** Bandwidth that a level belongs to. */
  double resolutionHz() {
    return frames.noiseBandwidthHz();
  }

  /**
   * The picture's levels: full scale in the resolution bandwidth is 0 dB. Of each row the mean is
   * shown, or its strongest frame weighed as {@link PeakColumns} does, whichever is more: so a
   * burst that is short against a row is seen, and noise stays where it is.
   *
   * @return row by row from the first sample on; {@code silenceDb} where there is no power
   */
  float[] levels(int pixelsWide, int pixelsHigh, double silenceDb) {
    float[] levels = new float[pixelsWide * pixelsHigh];
    int rows = spectrogram.rows();
    if (rows == 0) {
      java.util.Arrays.fill(levels, (float) silenceDb);
      return levels;
    }
    double[] power = new double[spectrogram.columns()];
    for (int y = 0; y < pixelsHigh; y++) {
      int first = row(y * seconds() / pixelsHigh);
      int last = Math.max(first, row((y + 1) * seconds() / pixelsHigh) - 1);
      java.util.Arrays.fill(power, 0);
      for (int r = first; r <= last; r++) {
        addRow(r, power);
      }
      double scale = resolutionHz() / (last - first + 1);
      for (int x = 0; x < pixelsWide; x++) {
        levels[y * pixelsWide + x] = (float) (at(power, x, pixelsWide) * scale);
      }
    }
    if (spectrogram.frames() < FRAMES_THAT_AVERAGE * pixelsHigh) {
      Speckle.soften(levels, pixelsWide, pixelsHigh);
    }
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) Math.max(silenceDb, 10 * Math.log10(levels[i]));
    }
    return levels;
  }

  private int row(double second) {
    double frame = (second + tap.delaySeconds() - frames.centreSeconds(0)) / frames.hopSeconds();
    double row = Math.floor((frame + 0.5) / spectrogram.framesPerRow());
    return (int) Math.max(0, Math.min(spectrogram.rows() - 1, row));
  }

  private void addRow(int row, double[] power) {
    float[] mean = spectrogram.mean(row);
    float[] peak = spectrogram.peak(row);
    double chance = PeakColumns.harmonic(Math.max(1, spectrogram.framesIn(row)));
    for (int c = 0; c < power.length; c++) {
      power[c] += Math.max(mean[c], peak[c] / chance);
    }
  }

  private static double at(double[] power, int x, int pixelsWide) {
    if (power.length == pixelsWide) {
      return power[x];
    }
    double position = (x + 0.5) * power.length / pixelsWide - 0.5;
    int left = (int) Math.max(0, Math.min(power.length - 1, Math.floor(position)));
    int right = Math.min(power.length - 1, left + 1);
    double share = Math.max(0, Math.min(1, position - left));
    return power[left] * (1 - share) + power[right] * share;
  }
}

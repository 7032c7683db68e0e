package org.challengectl.waterfall.internal;

import org.challengectl.waterfall.ExpectedSignal;
import org.challengectl.waterfall.SignalMeasurement;

/**
 * Measures one expected signal in a stream, in one pass and constant memory. The band around it is
 * cut out and kept as two spectrograms: one of short frames that knows when, one of long frames
 * that knows where. Not thread-safe.
 */
public final class SignalMeter implements SampleSink {

  private static final int COURSE_ROWS = 16384;
  private static final int COURSE_GROUPS = 64;
  private static final double COURSE_ROW_SECONDS = 0.02;
  private static final int FINE_ROWS = 256;

  private final MeterPlan plan;
  private final BandTap tap;
  private final SpectrumAccumulator shortFrames;
  private final SpectrumAccumulator longFrames;
  private final BinRange shortBins;
  private final BinRange longBins;
  private final Spectrogram course;
  private final Spectrogram fine;
  private final SampleSink fork;

  /**
   * @param sampleRateHz of the samples to come
   * @throws IllegalArgumentException if the signal is outside of what the sample rate can hold
   */
  public SignalMeter(int sampleRateHz, ExpectedSignal expected) {
    plan = MeterPlan.of(sampleRateHz, expected);
    tap = new BandTap(sampleRateHz, plan.seen());
    double rateHz = tap.rateHz();
    FrequencyBand seen =
        new FrequencyBand(
            plan.seen().lowHz() - tap.shiftHz(), plan.seen().highHz() - tap.shiftHz());

    int shortPoints = plan.shortPoints(rateHz);
    shortBins = BinRange.of(seen, rateHz / shortPoints, shortPoints, COURSE_GROUPS);
    int hop = shortPoints / 2;
    int perRow = (int) Math.max(1, Math.round(COURSE_ROW_SECONDS * rateHz / hop));
    course = new Spectrogram(shortBins.groups(), COURSE_ROWS, perRow, false);
    shortFrames =
        new SpectrumAccumulator(
            shortPoints, hop, rateHz, density -> course.add(shortBins.means(density)));

    int longPoints = plan.finePoints(rateHz);
    longBins = BinRange.of(seen, rateHz / longPoints, longPoints, longPoints);
    fine = new Spectrogram(longBins.groups(), FINE_ROWS, 1, false);
    longFrames =
        new SpectrumAccumulator(
            longPoints, longPoints / 2, rateHz, density -> fine.add(longBins.means(density)));
    fork =
        (iq, offset, samples) -> {
          shortFrames.accept(iq, offset, samples);
          longFrames.accept(iq, offset, samples);
        };
  }

  @Override
  public void accept(float[] iq, int offset, int samples) {
    tap.execute(iq, offset, samples, fork);
  }

  /** Ends the stream and says what was in it. */
  public SignalMeasurement finish() {
    shortFrames.finish();
    longFrames.finish();
    fine.finish();
    if (course.rows() == 0) {
      course.finish();
    }
    if (course.rows() == 0) {
      return SignalMeasurement.notHeard(Double.NaN);
    }
    BandCourse seen =
        new BandCourse(
            course,
            shortBins.lowHz() + tap.shiftHz(),
            shortBins.groupHz(),
            shortBins.binsPerGroup(),
            shortFrames.hopSeconds());
    Detection detection = new Detector(seen, plan).detect();
    double noise = seen.leastNoise() == 0 ? 0 : detection.meanNoise(seen.region(plan.expected()));
    double noiseDb = noise <= seen.leastNoise() ? Double.NEGATIVE_INFINITY : decibel(noise);
    if (!detection.found()) {
      return SignalMeasurement.notHeard(noiseDb);
    }
    return measure(seen, detection, noiseDb);
  }

  private SignalMeasurement measure(BandCourse seen, Detection detection, double noiseDb) {
    Course when = Course.of(seen, detection);
    double firstRow = shortFrames.centreSeconds((course.framesPerRow() - 1) / 2.0);
    double delay = firstRow - seen.rowSeconds() / 2 - tap.delaySeconds();
    double start = Math.max(0, delay + when.startRow() * seen.rowSeconds());
    double stop = Math.max(start, delay + when.stopRow() * seen.rowSeconds());

    double rowSeconds = fine.framesPerRow() * longFrames.hopSeconds();
    double middle = longFrames.centreSeconds((fine.framesPerRow() - 1) / 2.0) - tap.delaySeconds();
    double reach = rowSeconds / 2 + longFrames.centreSeconds(0);
    int from = longBins.group(seen.lowEdgeHz(detection.region().first()) - tap.shiftHz());
    int to = longBins.group(seen.lowEdgeHz(detection.region().last() + 1) - tap.shiftHz() - 1e-6);
    double[] excess = new double[to - from + 1];
    double[] noise = new double[excess.length];
    for (int k = 0; k < excess.length; k++) {
      noise[k] = detection.noise(seen.group(longBins.centreHz(from + k) + tap.shiftHz()));
    }
    double seconds = 0;
    for (int row = 0; row < fine.rows(); row++) {
      double centre = middle + row * rowSeconds;
      if (centre > start - reach && centre < stop + reach) {
        float[] mean = fine.mean(row);
        double weight = fine.framesIn(row) * longFrames.hopSeconds();
        for (int k = 0; k < excess.length; k++) {
          excess[k] += (mean[from + k] - noise[k]) * weight;
        }
        seconds += weight;
      }
    }
    double binHz = longBins.groupHz();
    double firstHz = longBins.centreHz(from) + tap.shiftHz();
    OccupiedBand band = seconds > 0 ? OccupiedBand.of(excess, firstHz, binHz) : null;
    if (band == null) {
      return SignalMeasurement.notHeard(noiseDb);
    }
    double noisePower = 0;
    for (int k = 0; k < noise.length; k++) {
      double low = firstHz + (k - 0.5) * binHz;
      double share = Math.min(low + binHz, band.highHz()) - Math.max(low, band.lowHz());
      noisePower += noise[k] * Math.max(0, share);
    }
    double signalPower = band.power() * binHz / Math.max(stop - start, seen.rowSeconds() / 2);
    double snr =
        Math.min(SignalMeasurement.MAX_SNR_DB, decibel(signalPower / Math.max(noisePower, 1e-30)));
    if (noiseDb == Double.NEGATIVE_INFINITY) {
      snr = SignalMeasurement.MAX_SNR_DB;
    }
    return new SignalMeasurement(
        true,
        detection.steady(),
        band.centreHz(),
        band.lowHz(),
        band.highHz(),
        snr,
        start,
        stop,
        decibel(when.strongest() * seen.groupHz()),
        noiseDb);
  }

  private static double decibel(double power) {
    return 10 * Math.log10(power);
  }
}

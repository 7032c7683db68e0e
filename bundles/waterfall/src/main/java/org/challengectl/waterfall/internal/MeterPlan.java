package org.challengectl.waterfall.internal;

import org.challengectl.waterfall.ExpectedSignal;

/**
 * Which bands and resolutions measure an expected signal; chosen before the first sample.
 *
 * @param expected the band where it should be
 * @param near where the strongest part of it must lie: {@code expected} and the tolerance
 * @param search the band that it may fill: up to twice its width
 * @param seen the band that is looked at, so that what is next to the signal can be told from it
 */
record MeterPlan(
    FrequencyBand expected, FrequencyBand near, FrequencyBand search, FrequencyBand seen) {

  private static final double BINS_PER_WIDTH = 128;
  private static final double LONGEST_FRAME_SECONDS = 1;
  private static final double SHORT_FRAME_SECONDS = 0.05;
  private static final int MOST_FINE_POINTS = 8192;

  /**
   * Plans the measurement.
   *
   * @throws IllegalArgumentException if the signal is outside of what the sample rate can hold
   */
  static MeterPlan of(int sampleRateHz, ExpectedSignal signal) {
    double carrier = signal.carrierOffsetHz();
    FrequencyBand expected = new FrequencyBand(carrier + signal.lowHz(), carrier + signal.highHz());
    if (Math.abs(expected.centreHz()) >= sampleRateHz / 2.0) {
      throw new IllegalArgumentException(
          "a signal around %.0f Hz is not in a capture of %d samples/s"
              .formatted(expected.centreHz(), sampleRateHz));
    }
    FrequencyBand near = expected.widened(signal.toleranceHz());
    FrequencyBand search = expected.widened(Math.max(signal.widthHz() / 2, signal.toleranceHz()));
    FrequencyBand seen = search.widened(search.widthHz() / 2);
    return new MeterPlan(
        expected.within(sampleRateHz),
        near.within(sampleRateHz),
        search.within(sampleRateHz),
        seen.within(sampleRateHz));
  }

  /** Points of the FFT that resolves the signal's spectrum. */
  int finePoints(double rateHz) {
    double wanted = rateHz * BINS_PER_WIDTH / expected.widthHz();
    return powerOfTwo(Math.min(wanted, rateHz * LONGEST_FRAME_SECONDS), MOST_FINE_POINTS);
  }

  /** Points of the FFT that resolves its course in time. */
  int shortPoints(double rateHz) {
    return powerOfTwo(Math.min(finePoints(rateHz), rateHz * SHORT_FRAME_SECONDS), MOST_FINE_POINTS);
  }

  private static int powerOfTwo(double atMost, int most) {
    int points = 16;
    while (points * 2 <= atMost && points < most) {
      points *= 2;
    }
    return points;
  }
}

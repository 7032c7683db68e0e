package org.challengectl.driver.bladerf.internal;

import java.util.List;
import java.util.Optional;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.kit.Options;

/**
 * How a bladeRF is set up, by the names that the field's YAML has for it.
 *
 * @param gainDb of all amplifiers together; each direction takes it to what it can
 * @param bandwidthHz of the filters; empty if it follows the sample rate
 * @param biasTee whether 5 V go out to the antenna while it streams
 * @param ppm how much too fast its oscillator is
 */
record BladeRfSetup(int gainDb, Optional<Double> bandwidthHz, boolean biasTee, double ppm) {

  private static final double DEFAULT_GAIN_DB = 30;
  private static final double MAX_PPM = 200;

  /** Of a board, by its data sheet; the opened one tells better. */
  static RadioCapabilities capabilities(boolean second) {
    return second
        ? capabilities(
            new FrequencySpan(47_000_000, 6_000_000_000L),
            new FrequencySpan(520_834, 61_440_000),
            gain(-24, 66))
        : capabilities(
            new FrequencySpan(237_500_000, 3_800_000_000L),
            new FrequencySpan(80_000, 40_000_000),
            gain(-35, 66));
  }

  static RadioCapabilities capabilities(
      FrequencySpan frequencies, FrequencySpan sampleRates, GainStage gain) {
    return new RadioCapabilities(true, true, frequencies, sampleRates, List.of(gain), List.of());
  }

  static GainStage gain(double minDb, double maxDb) {
    return new GainStage("rf_gain", "Gain", minDb, maxDb, 1);
  }

  /**
   * Reads it.
   *
   * @param bandwidths what the filters can do, in Hz
   */
  static BladeRfSetup of(Options options, GainStage gain, FrequencySpan bandwidths)
      throws RadioException {
    return new BladeRfSetup(
        options.gain(gain).orElse(DEFAULT_GAIN_DB).intValue(),
        options.number("bandwidth", (double) bandwidths.minHz(), (double) bandwidths.maxHz()),
        options.flag("bias_t"),
        options.number("ppm", -MAX_PPM, MAX_PPM, 0));
  }

  /** What to tune to so that it comes out right. */
  long corrected(long hz) {
    return Math.round(hz / (1 + ppm * 1e-6));
  }
}

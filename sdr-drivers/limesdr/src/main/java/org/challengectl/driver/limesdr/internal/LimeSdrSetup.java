package org.challengectl.driver.limesdr.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Options;

/**
 * How a LimeSDR is set up, by the names that the field's YAML has for it.
 *
 * @param gainDb of all amplifiers together
 * @param gainShare of the greatest gain, 0 to 1; empty if it is {@code gainDb}
 * @param antenna a connector's name; empty if it is chosen by frequency. It belongs to one
 *     direction; the other one's is chosen by frequency
 * @param channel of those that the board has, from 0
 * @param bandwidthHz of the analogue filters; empty if it follows the sample rate
 * @param calibration before which streams it calibrates itself
 * @param ppm how much too fast its oscillator is
 */
record LimeSdrSetup(
    int gainDb,
    Optional<Double> gainShare,
    Optional<String> antenna,
    int channel,
    Optional<Double> bandwidthHz,
    Calibration calibration,
    double ppm) {

  /** Calibration sends a tone through the transmitter, some of which is radiated. */
  enum Calibration {
    NONE,
    TX,
    RX,
    BOTH;

    boolean of(boolean tx) {
      return this == BOTH || this == (tx ? TX : RX);
    }
  }

  private static final GainStage GAIN = new GainStage("rf_gain", "Gain", 0, 73, 1);
  private static final double DEFAULT_GAIN_DB = 40;
  private static final double MAX_PPM = 200;
  private static final List<String> CALIBRATIONS = List.of("none", "tx", "rx", "both");

  static RadioCapabilities capabilities(
      FrequencySpan frequencies, FrequencySpan sampleRates, List<String> antennas) {
    return new RadioCapabilities(true, true, frequencies, sampleRates, List.of(GAIN), antennas);
  }

  /**
   * Reads it.
   *
   * @param antennas all connectors of the board
   * @param channels how many it has
   * @param bandwidths what its filters can do, in Hz
   */
  static LimeSdrSetup of(
      Options options, List<String> antennas, int channels, FrequencySpan bandwidths)
      throws RadioException {
    Optional<Double> decibels = options.gain(GAIN);
    Optional<Double> share = options.number("normalized_gain", 0, 1);
    if (decibels.isPresent() && share.isPresent()) {
      throw new RadioException(
          Reason.UNSUPPORTED, "limesdr: either rf_gain or normalized_gain can be set, not both");
    }
    return new LimeSdrSetup(
        decibels.orElse(DEFAULT_GAIN_DB).intValue(),
        share,
        antenna(options, antennas),
        (int) options.number("channel", 0, channels - 1, 0),
        options.number("bandwidth", (double) bandwidths.minHz(), (double) bandwidths.maxHz()),
        options
            .choice("calibrate", CALIBRATIONS)
            .map(name -> Calibration.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(Calibration.NONE),
        options.number("ppm", -MAX_PPM, MAX_PPM, 0));
  }

  /** What to tune to so that it comes out right. */
  double corrected(long hz) {
    return Math.rint(hz / (1 + ppm * 1e-6));
  }

  private static Optional<String> antenna(Options options, List<String> antennas)
      throws RadioException {
    List<String> choices = new ArrayList<>(antennas);
    choices.add(LimeAntenna.AUTO);
    return options
        .choice("antenna", choices)
        .filter(name -> !name.equalsIgnoreCase(LimeAntenna.AUTO));
  }
}

package org.challengectl.radio.kit.rtl;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Options;

/**
 * How an RTL-SDR is set up, by the names that the field's YAML has for it.
 *
 * @param gainDb of the tuner; NaN if it is automatic
 * @param agc whether the chip levels its samples after the tuner
 * @param biasTee whether 4.5 V go out to the antenna
 * @param directSampling 0 through the tuner, 1 from the chip's pin I, 2 from Q
 * @param ppm how much too fast its oscillator is
 */
public record RtlSetup(
    double gainDb, boolean agc, boolean biasTee, int directSampling, double ppm) {

  private static final List<String> INPUTS = List.of("off", "i", "q");
  private static final double MAX_PPM = 200;
  private static final double MAX_GAIN_DB = 100;
  private static final int GAP_FROM_HZ = 300_000;
  private static final int GAP_TO_HZ = 900_000;

  /** Reads the settings; the gain's limits are checked by {@link #gainTenthDb}. */
  public static RtlSetup of(Options options) throws RadioException {
    boolean automatic =
        options.text("rf_gain").map(text -> text.equalsIgnoreCase("auto")).orElse(true);
    return new RtlSetup(
        automatic ? Double.NaN : options.number("rf_gain", -MAX_GAIN_DB, MAX_GAIN_DB).orElseThrow(),
        options.flag("agc"),
        options.flag("bias_t"),
        INPUTS.indexOf(options.choice("direct_sampling", INPUTS).orElse("off")),
        options.number("ppm", -MAX_PPM, MAX_PPM, 0));
  }

  /** Refuses a sample rate that the chip's resampler cannot do. */
  public static void checkRate(String radio, int hz) throws RadioException {
    if (!RtlTuner.SAMPLE_RATES.contains(hz) || (hz > GAP_FROM_HZ && hz <= GAP_TO_HZ)) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          String.format(
              Locale.ROOT,
              "%s cannot do %.6f MS/s; it can 0.225001 to 0.3 and 0.900001 to 3.2 MS/s",
              radio,
              hz / 1e6));
    }
  }

  /** Whether samples come from the chip itself, without a tuner. */
  public boolean isDirect() {
    return directSampling != 0;
  }

  /**
   * The nearest gain that there is, in tenths of dB; empty if it is automatic, or there is nothing
   * to choose from.
   *
   * @param gains of the tuner, in tenths of dB
   * @throws RadioException if the gain is beyond what the tuner can
   */
  public OptionalInt gainTenthDb(String radio, int[] gains) throws RadioException {
    if (Double.isNaN(gainDb) || isDirect() || RtlTuner.stage(gains).isEmpty()) {
      return OptionalInt.empty();
    }
    GainStage stage = RtlTuner.stage(gains).get();
    if (gainDb < stage.minDb() || gainDb > stage.maxDb()) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          String.format(
              Locale.ROOT,
              "%s: rf_gain must be auto or %.1f to %.1f, was '%s'",
              radio,
              stage.minDb(),
              stage.maxDb(),
              gainDb));
    }
    return Arrays.stream(gains)
        .boxed()
        .min(Comparator.comparingDouble(gain -> Math.abs(gain - 10 * gainDb)))
        .map(OptionalInt::of)
        .orElseThrow();
  }

  /** What the chip itself corrects: sample rate and frequency, by whole ppm. */
  public int wholePpm() {
    return (int) Math.round(ppm);
  }

  /** What to tune to so that it comes out right: the rest of the correction. */
  public long corrected(long hz) {
    return Math.round(hz / (1 + (ppm - wholePpm()) * 1e-6));
  }
}

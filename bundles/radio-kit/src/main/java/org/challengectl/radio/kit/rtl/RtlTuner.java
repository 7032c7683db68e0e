package org.challengectl.radio.kit.rtl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioCapabilities;

/**
 * The tuners of RTL-SDRs, in the order of their numbers in {@code rtl-sdr.h} and in rtl_tcp's
 * greeting. Gains are those of librtlsdr, in tenths of dB.
 */
@SuppressWarnings("ImmutableEnumChecker") // nobody gets the array itself
public enum RtlTuner {
  UNKNOWN("unknown tuner", 24, 1_766),
  E4000("E4000", 52, 2_200, -10, 15, 40, 65, 90, 115, 140, 165, 190, 215, 240, 290, 340, 420),
  FC0012("FC0012", 22, 949, -99, -40, 71, 179, 192),
  FC0013(
      "FC0013", 22, 1_100, -99, -73, -65, -63, -60, -58, -54, 58, 61, 63, 65, 67, 68, 70, 71, 179,
      181, 182, 184, 186, 188, 191, 197),
  FC2580("FC2580", 146, 924),
  R820T("R820T", 24, 1_766, Constants.R82XX),
  R828D("R828D", 24, 1_766, Constants.R82XX);

  /** What all of them can do but for the gap between 300 and 900 kS/s. */
  public static final FrequencySpan SAMPLE_RATES = new FrequencySpan(225_001, 3_200_000);

  /** Without a tuner: what the chip itself samples, at 28.8 MHz. */
  private static final FrequencySpan DIRECT = new FrequencySpan(100_000, 28_800_000);

  private static final long MHZ = 1_000_000;

  private final String title;
  private final FrequencySpan frequencies;
  private final int[] gains;

  RtlTuner(String title, int lowMhz, int highMhz, int... gains) {
    this.title = title;
    this.frequencies = new FrequencySpan(lowMhz * MHZ, highMhz * MHZ);
    this.gains = gains;
  }

  /** That of a number; {@link #UNKNOWN} if there is none. */
  public static RtlTuner of(int number) {
    return number >= 0 && number < values().length ? values()[number] : UNKNOWN;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** Its gains in tenths of dB, rising; empty if it has none to choose from. */
  public int[] gains() {
    return gains.clone();
  }

  /** What a receiver with this tuner can do. */
  public RadioCapabilities capabilities(boolean directSampling) {
    return new RadioCapabilities(
        false,
        true,
        directSampling ? DIRECT : frequencies,
        SAMPLE_RATES,
        directSampling ? List.of() : stage(gains).stream().toList(),
        List.of());
  }

  /** The gain as a setting; empty if there is nothing to choose from. */
  static Optional<GainStage> stage(int[] gains) {
    if (gains.length < 2) {
      return Optional.empty();
    }
    double min = Arrays.stream(gains).min().orElseThrow() / 10.0;
    double max = Arrays.stream(gains).max().orElseThrow() / 10.0;
    return Optional.of(new GainStage("rf_gain", "tuner", min, max, 0));
  }

  private static final class Constants {

    static final int[] R82XX = {
      0, 9, 14, 27, 37, 77, 87, 125, 144, 157, 166, 197, 207, 229, 254, 280, 297, 328, 338, 364,
      372, 386, 402, 421, 434, 439, 445, 480, 496
    };

    private Constants() {}
  }
}

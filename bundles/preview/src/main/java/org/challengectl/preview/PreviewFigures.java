package org.challengectl.preview;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.challengectl.signal.Band;

/**
 * What is said of a transmission, and what was measured in its samples.
 *
 * @param duration of the whole transmission, as the modulation says
 * @param shown how much of it, from its beginning, was looked at
 * @param sampleRateHz at which it was made
 * @param sampleCount samples of the whole transmission at that rate
 * @param occupiedBand as the modulation says, relative to the carrier
 * @param measuredBand the band that holds 99 % of the power of what was looked at; empty for
 *     silence
 * @param power levels of what was looked at
 */
public record PreviewFigures(
    Duration duration,
    Duration shown,
    int sampleRateHz,
    long sampleCount,
    Band occupiedBand,
    Optional<Band> measuredBand,
    PowerFigures power) {

  /** Whether all of the transmission was looked at. */
  public boolean complete() {
    return shown.compareTo(duration.minusNanos(1_000_000_000L / sampleRateHz + 1)) >= 0;
  }

  /** All figures by name, for programs; those that silence does not have are left out. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("duration_s", seconds(duration));
    values.put("shown_s", seconds(shown));
    values.put("complete", complete());
    values.put("sample_rate", sampleRateHz);
    values.put("sample_count", sampleCount);
    values.put("band_low_hz", tenths(occupiedBand.lowHz()));
    values.put("band_high_hz", tenths(occupiedBand.highHz()));
    values.put("occupied_bandwidth_hz", tenths(occupiedBand.widthHz()));
    measuredBand.ifPresent(
        band -> {
          values.put("measured_low_hz", tenths(band.lowHz()));
          values.put("measured_high_hz", tenths(band.highHz()));
          values.put("measured_bandwidth_hz", tenths(band.widthHz()));
        });
    if (!power.silent()) {
      values.put("peak_dbfs", hundredths(power.peakDbfs()));
      values.put("papr_db", hundredths(power.paprDb()));
    }
    values.put("keyed_share", hundredths(power.keyedShare()));
    return Collections.unmodifiableMap(values);
  }

  private static double tenths(double value) {
    return Math.rint(value * 10) / 10 + 0.0;
  }

  private static double hundredths(double value) {
    return Math.rint(value * 100) / 100 + 0.0;
  }

  /** One line for people. */
  public String sentence() {
    StringBuilder text = new StringBuilder();
    text.append(
        complete()
            ? String.format(Locale.ROOT, "%.2f s", seconds(duration))
            : String.format(
                Locale.ROOT, "only the first %.1f s of %.1f s", seconds(shown), seconds(duration)));
    text.append(", ").append(width(occupiedBand)).append(" wide (99 %) expected");
    measuredBand.ifPresent(band -> text.append(", ").append(width(band)).append(" measured"));
    if (!power.silent()) {
      text.append(String.format(Locale.ROOT, ", peak-to-average %.1f dB", power.paprDb()));
    }
    return text.toString();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static String width(Band band) {
    double hz = band.widthHz();
    return hz < 999.5
        ? String.format(Locale.ROOT, "%.0f Hz", hz)
        : String.format(Locale.ROOT, hz < 99_950 ? "%.2f kHz" : "%.0f kHz", hz / 1e3);
  }
}

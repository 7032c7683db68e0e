package org.challengectl.preview;

import java.time.Duration;
import java.util.Locale;
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

package org.challengectl.modulation.kit;

import java.io.IOException;
import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.BasebandStream;
import org.challengectl.dsp.FrequencyRange;
import org.challengectl.dsp.OccupiedBandwidth;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/**
 * A transmission that is made at a low rate, before it is brought to a device's rate. Its occupied
 * band is measured on its own samples, so it is right whatever the content.
 *
 * @param rateHz complex samples per second that {@code whole} gives
 * @param edgeHz beyond which, on either side of 0 Hz, there is nothing worth keeping; below half of
 *     {@code rateHz}
 * @param seconds length of the transmission, lead-in and tail included
 * @param resolutionHz with which the band is measured; at most a hundredth of it
 * @param whole opens all of it
 * @param excerpt opens what the band is measured on
 * @param excerptSeconds length of that
 */
public record Baseband(
    int rateHz,
    double edgeHz,
    double seconds,
    double resolutionHz,
    Opening whole,
    Opening excerpt,
    double excerptSeconds) {

  /** What is measured of a long transmission. */
  private static final double MEASURED_SECONDS = 40;

  /** What is measured of a wide one. */
  private static final double MEASURED_SAMPLES = 1 << 22;

  private static final int BLOCK = 4096;

  public Baseband {
    if (!(edgeHz > 0) || !(edgeHz < rateHz / 2.0) || !(seconds > 0) || !(resolutionHz > 0)) {
      throw new IllegalArgumentException(
          "no baseband of +-%s Hz at %s S/s for %s s".formatted(edgeHz, rateHz, seconds));
    }
  }

  /** A transmission whose first seconds, at most 40, tell how wide it is. */
  public static Baseband of(
      int rateHz, double edgeHz, double seconds, double resolutionHz, Opening whole) {
    double enough = Math.min(MEASURED_SECONDS, MEASURED_SAMPLES / rateHz);
    double measured = Math.min(seconds, enough);
    return new Baseband(rateHz, edgeHz, seconds, resolutionHz, whole, whole, measured);
  }

  /** The same, but measured on another part of it. */
  public Baseband measuredOn(Opening newExcerpt, double newExcerptSeconds) {
    return new Baseband(
        rateHz, edgeHz, seconds, resolutionHz, whole, newExcerpt, newExcerptSeconds);
  }

  /**
   * The transmission at a device's rate.
   *
   * @throws SignalException if a file cannot be read or is not what it should be, if the signal is
   *     too wide for the rate, or too long
   */
  public Signal at(int sampleRateHz) throws SignalException {
    Airtime.checked(seconds);
    if (2 * edgeHz > sampleRateHz) {
      throw SignalException.badParameter(
          "sample_rate",
          "this signal is %.0f Hz wide and needs at least %.0f samples/s, the radio makes %d"
              .formatted(2 * edgeHz, Math.ceil(2 * edgeHz), sampleRateHz));
    }
    try {
      Band band = measure();
      long samples = Math.round(seconds * sampleRateHz);
      BasebandSource source = whole.open();
      BasebandStream stream = new BasebandStream(source, rateHz, sampleRateHz, edgeHz, samples);
      return new BasebandSignal(source, stream, samples, sampleRateHz, band);
    } catch (IOException e) {
      throw FileFaults.badFlag("of the flag", e);
    }
  }

  private Band measure() throws IOException {
    OccupiedBandwidth meter = new OccupiedBandwidth(rateHz, resolutionHz);
    float[] block = new float[2 * BLOCK];
    try (BasebandSource source = excerpt.open()) {
      long left = Math.max(1, Math.round(excerptSeconds * rateHz));
      while (left > 0) {
        int count = (int) Math.min(BLOCK, left);
        source.read(block, 0, count);
        meter.add(block, 0, count);
        left -= count;
      }
    }
    meter.finish();
    FrequencyRange range = meter.range(0.99);
    return new Band(range.lowHz(), range.highHz());
  }
}

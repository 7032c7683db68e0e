package org.challengectl.waterfall;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.challengectl.waterfall.internal.SignalMeter;
import org.challengectl.waterfall.internal.WaterfallPainter;

/**
 * Looks at one capture while it streams by: measures the expected signal and makes a waterfall
 * picture. One pass; memory is bounded whatever the length and the sample rate (at most about 20
 * MB). Use: {@link #feed} again and again, {@link #finish} once, then {@link #writePng}. Not
 * thread-safe.
 */
public final class CaptureAnalysis {

  /** The lowest sample rate that makes sense. */
  public static final int MIN_SAMPLE_RATE_HZ = 1_000;

  /** The highest sample rate that is accepted. */
  public static final int MAX_SAMPLE_RATE_HZ = 200_000_000;

  private static final int BLOCK = 8192;

  /** No receiver gives more; what is beyond is no sample. */
  private static final float HIGHEST_SAMPLE = 1e6f;

  private final SignalMeter meter;
  private final WaterfallPainter painter;
  private final float[] clean = new float[2 * BLOCK];
  private long samples;
  private long invalidSamples;
  private SignalMeasurement measurement;

  /**
   * A span in which a signal of that width is seen well: twelve times as much, at least 12 kHz.
   *
   * @param widthHz of the expected occupied band
   */
  public static double usualSpanHz(double widthHz) {
    return Math.max(12_000, 12 * widthHz);
  }

  /**
   * With the usual tolerance for oscillators.
   *
   * @param sampleRateHz complex samples per second
   * @param centreHz what complex baseband's zero stands for; 0 if it was never on the air
   * @param expectedOffsetHz the expected carrier, relative to {@code centreHz}
   * @param expectedLowHz lower edge of the expected occupied band, relative to the carrier
   * @param expectedHighHz upper edge
   * @param spanHz what the picture shows around the expected band; at most the sample rate is used
   * @throws IllegalArgumentException if the numbers make no sense, or the expected band's centre is
   *     not in the captured band; says which
   */
  public CaptureAnalysis(
      int sampleRateHz,
      double centreHz,
      double expectedOffsetHz,
      double expectedLowHz,
      double expectedHighHz,
      double spanHz) {
    this(
        sampleRateHz,
        centreHz,
        ExpectedSignal.usual(
            expectedOffsetHz, expectedLowHz, expectedHighHz, centreHz + expectedOffsetHz),
        spanHz);
  }

  /** With a tolerance of the caller's choice; otherwise as the other one. */
  public CaptureAnalysis(
      int sampleRateHz, double centreHz, ExpectedSignal expected, double spanHz) {
    if (sampleRateHz < MIN_SAMPLE_RATE_HZ || sampleRateHz > MAX_SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException(
          "sample rate must be %d-%d per second, was %d"
              .formatted(MIN_SAMPLE_RATE_HZ, MAX_SAMPLE_RATE_HZ, sampleRateHz));
    }
    if (!Double.isFinite(centreHz) || !(spanHz > 0) || Double.isInfinite(spanHz)) {
      throw new IllegalArgumentException(
          "no picture of %s Hz around %s Hz".formatted(spanHz, centreHz));
    }
    meter = new SignalMeter(sampleRateHz, expected);
    painter = new WaterfallPainter(sampleRateHz, centreHz, expected, spanHz);
  }

  /**
   * Takes the next samples. What is no number, infinite or absurdly large is taken as zero and
   * counted.
   *
   * @param iq interleaved I and Q, full scale 1.0; not changed
   * @param offset index of the first I, in floats
   * @param count complex samples, 0 or more
   */
  public void feed(float[] iq, int offset, int count) {
    if (measurement != null) {
      throw new IllegalStateException("the capture is over");
    }
    Objects.checkFromIndexSize(offset, Math.multiplyExact(2, count), iq.length);
    for (int done = 0; done < count; done += BLOCK) {
      int now = Math.min(BLOCK, count - done);
      copyClean(iq, offset + 2 * done, now);
      meter.accept(clean, 0, now);
      painter.accept(clean, 0, now);
    }
    samples += count;
  }

  private void copyClean(float[] iq, int offset, int count) {
    for (int k = 0; k < 2 * count; k += 2) {
      float i = iq[offset + k];
      float q = iq[offset + k + 1];
      if (Math.abs(i) <= HIGHEST_SAMPLE && Math.abs(q) <= HIGHEST_SAMPLE) {
        clean[k] = i;
        clean[k + 1] = q;
      } else {
        clean[k] = 0;
        clean[k + 1] = 0;
        invalidSamples++;
      }
    }
  }

  /** Ends the capture. A second call gives the same again. */
  public SignalMeasurement finish() {
    if (measurement == null) {
      measurement = meter.finish();
      painter.finish();
    }
    return measurement;
  }

  /**
   * Writes the waterfall as a PNG of 1000 by 700 pixels; an older file of that name is replaced
   * when the new one is complete.
   *
   * @param file in a folder that exists
   * @param title what to write above; shortened if too long
   * @throws IOException if the file cannot be written
   * @throws IllegalStateException before {@link #finish}
   */
  public WaterfallPicture writePng(Path file, String title) throws IOException {
    return finished().write(file, title, measurement);
  }

  /**
   * The picture that {@link #writePng} would write, as the bytes of a PNG.
   *
   * @param title what to write above; shortened if too long
   * @param subtitle the second line, in place of the measurement
   * @param measured what to mark as measured
   * @throws IllegalStateException before {@link #finish}
   */
  public byte[] png(String title, String subtitle, SignalMeasurement measured) {
    return finished().png(title, subtitle, measured);
  }

  /**
   * The waterfall in few cells, for where no picture can be shown.
   *
   * @param columns 1-812
   * @param rows 1-546
   * @throws IllegalStateException before {@link #finish}
   */
  public WaterfallGrid grid(int columns, int rows) {
    return finished().grid(columns, rows);
  }

  private WaterfallPainter finished() {
    if (measurement == null) {
      throw new IllegalStateException("the capture is not over");
    }
    return painter;
  }

  /** Complex samples so far. */
  public long samples() {
    return samples;
  }

  /** Samples that were no numbers. */
  public long invalidSamples() {
    return invalidSamples;
  }
}

package org.challengectl.waterfall;

/**
 * Where in a capture a signal is expected.
 *
 * @param carrierOffsetHz its carrier, relative to the middle of the captured band
 * @param lowHz lower edge of its occupied band, relative to the carrier
 * @param highHz upper edge, above {@code lowHz}
 * @param toleranceHz how far off the whole signal may be: oscillator error of both radios, 0 or
 *     more
 */
public record ExpectedSignal(
    double carrierOffsetHz, double lowHz, double highHz, double toleranceHz) {

  /** Oscillator error that is assumed when nothing better is known, as a fraction. */
  public static final double USUAL_OSCILLATOR_ERROR = 1.5e-6;

  public ExpectedSignal {
    boolean finite = Double.isFinite(carrierOffsetHz) && Double.isFinite(toleranceHz);
    boolean band = highHz > lowHz && Double.isFinite(lowHz) && Double.isFinite(highHz);
    if (!finite || !band || toleranceHz < 0) {
      throw new IllegalArgumentException(
          "not an expected signal: carrier at %s Hz, %s..%s Hz, tolerance %s Hz"
              .formatted(carrierOffsetHz, lowHz, highHz, toleranceHz));
    }
  }

  /** With a tolerance of a quarter of the width or 1.5 ppm, whichever is more. */
  public static ExpectedSignal usual(
      double carrierOffsetHz, double lowHz, double highHz, double frequencyHz) {
    double drift = Math.abs(frequencyHz) * USUAL_OSCILLATOR_ERROR;
    double tolerance = Math.max((highHz - lowHz) / 4, drift);
    return new ExpectedSignal(carrierOffsetHz, lowHz, highHz, tolerance);
  }

  public double widthHz() {
    return highHz - lowHz;
  }
}

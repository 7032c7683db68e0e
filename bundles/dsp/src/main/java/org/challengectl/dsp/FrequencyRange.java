package org.challengectl.dsp;

/**
 * Two frequencies, relative to the centre of a complex signal.
 *
 * @param lowHz the lower one
 * @param highHz the higher one
 */
public record FrequencyRange(double lowHz, double highHz) {

  public double widthHz() {
    return highHz - lowHz;
  }
}

package org.challengectl.preview;

/**
 * Levels of a signal. A sample of magnitude one is 0 dBFS.
 *
 * @param peakDbfs power of the strongest sample; negative infinity for silence
 * @param paprDb peak power over the mean power while it is keyed; NaN for silence
 * @param keyedShare part of the time in which there is a signal, 0 to 1
 */
public record PowerFigures(double peakDbfs, double paprDb, double keyedShare) {

  /** Whether there was no signal at all. */
  public boolean silent() {
    return peakDbfs == Double.NEGATIVE_INFINITY;
  }
}

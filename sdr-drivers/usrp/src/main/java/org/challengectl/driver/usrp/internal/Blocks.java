package org.challengectl.driver.usrp.internal;

/** How many samples are moved at once. */
final class Blocks {

  private static final int PER_SECOND = 200;
  private static final int MIN_SAMPLES = 256;
  private static final int MAX_SAMPLES = 32_768;

  private Blocks() {}

  /** About 5 ms of them. */
  static int samples(int sampleRateHz) {
    return Math.max(MIN_SAMPLES, Math.min(MAX_SAMPLES, sampleRateHz / PER_SECOND));
  }
}

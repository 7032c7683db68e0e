package org.challengectl.radio.kit;

/**
 * How far what was sent is ahead of what has left the antenna. Radios and their networks hold back
 * up to seconds of signal; whoever sends no more than a moment ahead can be silent in a moment.
 */
public final class BurstClock {

  private static final double NANOS = 1e9;
  private static final double LONGEST_DRIFT_SECONDS = 0.02;

  private static final int BLOCKS_PER_SECOND = 200;
  private static final int MIN_BLOCK = 256;
  private static final int MAX_BLOCK = 32_768;

  private final double sampleRateHz;
  private double begunSeconds;
  private long samples;
  private boolean begun;
  private double baseSeconds = Double.NaN;
  private volatile double driftSeconds;

  /** Begins with the first samples that are sent. */
  public BurstClock(double sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  /** How many samples are sent at once: about 5 ms of them, so that an end is soon noticed. */
  public static int block(int sampleRateHz) {
    return Math.max(MIN_BLOCK, Math.min(MAX_BLOCK, sampleRateHz / BLOCKS_PER_SECOND));
  }

  /** So many more samples were sent. */
  public void sent(long more) {
    if (!begun) {
      begun = true;
      begunSeconds = now();
    }
    samples += more;
  }

  /** How long what is under way takes, in seconds; 0 if the radio ran dry. */
  public double ahead() {
    if (!begun) {
      return 0;
    }
    double ahead = samples / sampleRateHz - (now() - begunSeconds);
    if (ahead < 0) {
      begunSeconds -= ahead; // it has waited for us: it goes on from here
      return 0;
    }
    return ahead;
  }

  /**
   * Follows the device's own clock, which is the one that samples leave by. Called by another
   * thread.
   */
  public void follow(double deviceSeconds) {
    double difference = deviceSeconds - System.nanoTime() / NANOS;
    if (Double.isNaN(baseSeconds)
        || Math.abs(difference - baseSeconds - driftSeconds) > LONGEST_DRIFT_SECONDS) {
      baseSeconds = difference - driftSeconds; // the first, or somebody has set the clock
    }
    driftSeconds = difference - baseSeconds;
  }

  private double now() {
    return System.nanoTime() / NANOS + driftSeconds;
  }
}

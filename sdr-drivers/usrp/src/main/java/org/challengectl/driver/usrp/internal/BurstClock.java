package org.challengectl.driver.usrp.internal;

/**
 * How far what was sent is ahead of what has left the antenna. USRPs and their networks hold back
 * up to seconds of signal; whoever sends no more than a moment ahead can be silent in a moment.
 */
final class BurstClock {

  private static final double NANOS = 1e9;
  private static final double LONGEST_DRIFT_SECONDS = 0.02;

  private final double sampleRateHz;
  private double begunSeconds;
  private long samples;
  private boolean begun;
  private double baseSeconds = Double.NaN;
  private volatile double driftSeconds;

  BurstClock(double sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  /** So many more samples were sent. */
  void sent(long more) {
    if (!begun) {
      begun = true;
      begunSeconds = now();
    }
    samples += more;
  }

  /** How long what is under way takes, in seconds; 0 if the radio ran dry. */
  double ahead() {
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
  void follow(double deviceSeconds) {
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

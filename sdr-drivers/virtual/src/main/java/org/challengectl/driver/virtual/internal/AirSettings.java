package org.challengectl.driver.virtual.internal;

import java.util.Map;

/**
 * How the air behaves.
 *
 * @param noiseDbfsPerHz noise floor of a receiver that has none of its own; a complex tone of
 *     amplitude 1 is 0 dBFS
 * @param pathLossDb between radios that have none of their own
 * @param pairLossDb by "transmitter&gt;receiver"; wins over everything else
 * @param live whether time runs by itself; if not, the air waits for transmitters that are late
 */
public record AirSettings(
    double noiseDbfsPerHz, double pathLossDb, Map<String, Double> pairLossDb, boolean live) {

  /** Noise floor when nothing is configured, dBFS/Hz. */
  public static final double DEFAULT_NOISE = -100;

  /** Path loss when nothing is configured, dB. */
  public static final double DEFAULT_PATH_LOSS = 20;

  /** How much of time is worked on at once. */
  static final long BLOCK_NANOS = 10_000_000;

  /**
   * How far ahead of the air samples are pulled from a source. Silence does not wait for them: what
   * was pulled and not radiated is thrown away.
   */
  static final long LOOKAHEAD_NANOS = 150_000_000;

  /** How much must have been pulled before a transmission starts. */
  static final long PRELOAD_NANOS = 30_000_000;

  /**
   * After a longer pause of its own the air leaves out what it missed. Half of what is pulled
   * ahead, so that what it makes up for does not run transmitters dry.
   */
  static final long MAX_LAG_NANOS = 100_000_000;

  /**
   * How long the air radiates for a transmitter in another process without a sign of life. Together
   * with two blocks it stays within the 200 ms that a radio has for falling silent.
   */
  static final long HOLD_NANOS = 180_000_000;

  /** After such a pause, how long it waits for signs of life before it drops a transmitter. */
  static final long GRACE_NANOS = 150_000_000;

  public AirSettings {
    pairLossDb = Map.copyOf(pairLossDb);
  }

  /** What holds when nothing is configured. */
  public static AirSettings standard() {
    return new AirSettings(DEFAULT_NOISE, DEFAULT_PATH_LOSS, Map.of(), true);
  }

  /** Loss between two radios. */
  double lossDb(String sender, DeviceTraits senderTraits, String ear, DeviceTraits earTraits) {
    Double pair = pairLossDb.get(sender + ">" + ear);
    if (pair != null) {
      return pair;
    }
    return earTraits.pathLossDb().orElse(senderTraits.pathLossDb().orElse(pathLossDb));
  }
}

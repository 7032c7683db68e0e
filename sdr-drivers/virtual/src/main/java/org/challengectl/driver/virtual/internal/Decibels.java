package org.challengectl.driver.virtual.internal;

/** Decibels to plain numbers. */
final class Decibels {

  private Decibels() {}

  /** The factor on an amplitude. */
  static float toAmplitude(double decibels) {
    return (float) Math.pow(10, decibels / 20);
  }

  /** The factor on a power. */
  static double toPower(double decibels) {
    return Math.pow(10, decibels / 10);
  }
}

package org.challengectl.waterfall.internal;

import java.util.List;

/** What the detector found. */
final class Detection {

  private final Region region;
  private final List<Bursts.Burst> bursts;
  private final double[] noise;
  private final boolean steady;

  /**
   * @param region frequency groups of the signal; null if there is none
   * @param bursts when it was on the air, in rows and in order of time; empty if there is none
   * @param noise power density of each group without the signal
   * @param steady whether it was never seen to start or stop
   */
  Detection(Region region, List<Bursts.Burst> bursts, double[] noise, boolean steady) {
    this.region = region;
    this.bursts = List.copyOf(bursts);
    this.noise = noise;
    this.steady = steady;
  }

  static Detection nothing(double[] noise) {
    return new Detection(null, List.of(), noise, false);
  }

  boolean found() {
    return region != null;
  }

  Region region() {
    return region;
  }

  List<Bursts.Burst> bursts() {
    return bursts;
  }

  boolean steady() {
    return steady;
  }

  double noise(int group) {
    return noise[group];
  }

  double meanNoise(Region where) {
    double sum = 0;
    for (int g = where.first(); g <= where.last(); g++) {
      sum += noise[g];
    }
    return sum / where.size();
  }
}

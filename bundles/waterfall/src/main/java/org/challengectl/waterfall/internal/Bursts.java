package org.challengectl.waterfall.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides where a series of powers rises above the noise: a CUSUM test (E. S. Page, "Continuous
 * inspection schemes", Biometrika 41, 1954). Each power, divided by the noise level, gives a score
 * of {@code power - 1.5}: negative in noise, positive in a signal. A run whose scores add up to
 * more than a threshold is a burst.
 *
 * <p>False alarms: noise power averaged over {@code d} independent values is gamma distributed, and
 * by Lundberg's inequality a sum of scores that starts at a given row ever exceeds {@code s} with a
 * probability of at most {@code exp(-theta s)}, where {@code theta} solves {@code E[exp(theta
 * score)] = 1}. For scores of {@code power - 1.5} that is {@code theta = 0.58 d}; {@code 0.37 d} is
 * used, which still holds if the noise level was estimated 17 % too low. With {@code s = ln(rows *
 * series / 1e-6) / theta} a whole capture of noise alone gives a false alarm with a probability of
 * at most one in a million.
 */
final class Bursts {

  /** Probability that noise alone gives a burst anywhere in a capture. */
  static final double FALSE_ALARM = 1e-6;

  private static final double DRIFT = 1.5;
  private static final double THETA_PER_FREEDOM = 0.37;

  private Bursts() {}

  /**
   * A run of rows.
   *
   * @param first row
   * @param last row, inclusive
   */
  record Burst(int first, int last) {}

  /**
   * Finds the bursts.
   *
   * @param ratios power by row, 1 being the mean of the noise
   * @param freedom independent values in each
   * @param series how many series are tested for the same decision
   */
  static List<Burst> find(double[] ratios, double freedom, int series) {
    double needed =
        Math.log((double) ratios.length * series / FALSE_ALARM) / (THETA_PER_FREEDOM * freedom);
    List<Burst> bursts = new ArrayList<>();
    double sum = 0;
    double top = 0;
    int first = 0;
    int last = 0;
    for (int row = 0; row < ratios.length; row++) {
      if (sum == 0) {
        first = row;
      }
      sum = Math.max(0, sum + ratios[row] - DRIFT);
      if (sum > top) {
        top = sum;
        last = row;
      }
      boolean over = sum == 0 || sum < top - needed || row == ratios.length - 1;
      if (over) {
        if (top > needed) {
          bursts.add(new Burst(first, last));
        }
        sum = 0;
        top = 0;
      }
    }
    return bursts;
  }
}

package org.challengectl.waterfall.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the expected signal among all that stands out of the noise in the band that is seen. What
 * belongs to a neighbour, skirts included, is left out: the signal's strongest part must lie where
 * it is expected, and towards anything strong outside it is cut at the valley between the two.
 */
final class SignalRegion {

  /** A valley between two signals is at least so much below both. */
  private static final double VALLEY = 4;

  /** What is weaker than this against the signal is a side lobe of its own. */
  private static final double NEIGHBOUR = 0.1;

  private final double[] excess;
  private final Region expected;
  private final Region near;
  private final Region search;
  private final int widestGap;

  /**
   * @param excess power density over the noise by frequency group
   */
  SignalRegion(double[] excess, BandCourse course, MeterPlan plan) {
    this.excess = excess;
    expected = course.region(plan.expected());
    near = course.region(plan.near());
    search = course.region(plan.search());
    widestGap = (int) Math.max(1, plan.expected().widthHz() / 8 / course.groupHz());
  }

  /**
   * Finds it.
   *
   * @param threshold what {@code excess} must surpass to be more than chance, by group
   * @return null if it is not there
   */
  Region find(double[] threshold) {
    Region inside = null;
    Region strongest = null;
    double most = 0;
    for (Region cluster : clusters(threshold)) {
      Region own = own(cluster, expected);
      own = own == null ? own(cluster, near) : own;
      if (own != null && own.overlaps(expected)) {
        inside = inside == null ? own : new Region(inside.first(), own.last());
      }
      double energy = own == null ? 0 : energy(own);
      if (energy > most) {
        most = energy;
        strongest = own;
      }
    }
    return inside != null ? filled(inside, threshold) : strongest;
  }

  private List<Region> clusters(double[] threshold) {
    List<Region> clusters = new ArrayList<>();
    int first = -1;
    int last = -1;
    for (int g = 0; g < excess.length; g++) {
      if (excess[g] > threshold[g]) {
        if (first >= 0 && g - last - 1 > widestGap) {
          clusters.add(new Region(first, last));
          first = -1;
        }
        first = first < 0 ? g : first;
        last = g;
      }
    }
    if (first >= 0) {
      clusters.add(new Region(first, last));
    }
    return clusters;
  }

  /**
   * A region that overlaps the expected band, with the rest of that band: what of the signal is too
   * weak to stand out lies there, too.
   */
  private Region filled(Region region, double[] threshold) {
    int first = region.first();
    while (first > expected.first() && excess[first - 1] <= threshold[first - 1]) {
      first--;
    }
    int last = region.last();
    while (last < expected.last() && excess[last + 1] <= threshold[last + 1]) {
      last++;
    }
    return new Region(first, last);
  }

  /**
   * The part of a cluster that is the expected signal.
   *
   * @param where its strongest part must lie
   * @return null if there is none: it is elsewhere, or what is here is a neighbour's skirt
   */
  private Region own(Region cluster, Region where) {
    if (!cluster.overlaps(where)) {
      return null;
    }
    int peak =
        strongest(Math.max(cluster.first(), where.first()), Math.min(cluster.last(), where.last()));
    int first = Math.max(cluster.first(), search.first());
    int last = Math.min(cluster.last(), search.last());
    if (cluster.first() < where.first()) {
      int other = strongest(cluster.first(), where.first() - 1);
      int valley = weakest(other, peak);
      if (isSkirt(peak, other, valley)) {
        return null;
      }
      first = Math.max(first, isValley(peak, other, valley) ? Math.min(peak, valley + 1) : first);
    }
    if (cluster.last() > where.last()) {
      int other = strongest(where.last() + 1, cluster.last());
      int valley = weakest(peak, other);
      if (isSkirt(peak, other, valley)) {
        return null;
      }
      last = Math.min(last, isValley(peak, other, valley) ? Math.max(peak, valley - 1) : last);
    }
    return first <= last ? new Region(first, last) : null;
  }

  private boolean isSkirt(int peak, int other, int valley) {
    return excess[other] > excess[peak] && excess[valley] * 2 > excess[peak];
  }

  private boolean isValley(int peak, int other, int valley) {
    return excess[other] > NEIGHBOUR * excess[peak]
        && excess[valley] * VALLEY < Math.min(excess[peak], excess[other]);
  }

  private int strongest(int from, int to) {
    int best = from;
    for (int g = from; g <= to; g++) {
      if (excess[g] > excess[best]) {
        best = g;
      }
    }
    return best;
  }

  private int weakest(int from, int to) {
    int best = from;
    for (int g = from; g <= to; g++) {
      if (excess[g] < excess[best]) {
        best = g;
      }
    }
    return best;
  }

  private double energy(Region region) {
    double energy = 0;
    for (int g = region.first(); g <= region.last(); g++) {
      energy += excess[g];
    }
    return energy;
  }
}

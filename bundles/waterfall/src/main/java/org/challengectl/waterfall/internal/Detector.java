package org.challengectl.waterfall.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides whether the expected signal is there, where and when.
 *
 * <ol>
 *   <li>Each frequency group near the signal, and their sum, is tested for bursts over the noise
 *       ({@link Bursts}, false alarms one in a million captures).
 *   <li>The spectrum during the bursts, less the noise outside of them, is searched for the signal;
 *       neighbours, their skirts, and steps of the noise as a whole are left out ({@link
 *       SignalRegion}). This can only take detections away.
 *   <li>The power of that region alone says when it was on the air.
 *   <li>If nothing was found so, a signal may fill the whole capture. It is believed if its mean
 *       density is over four times that of the quietest quarter of its neighbourhood.
 * </ol>
 */
final class Detector {

  private static final double SIGMAS = 4;
  private static final double LEAST_EXCESS = 0.3;
  private static final double STEADY_RATIO = 4;
  private static final double LEAST_SHARE = 0.01;
  private static final double NEAR_SECONDS = 2;

  /** Hardly ever surpassed by noise alone, summed over the searched band. */
  private static final double QUIET_RATIO = 3;

  private static final int LEAST_ROWS = 8;
  private static final int LEAST_NEIGHBOURS = 8;

  private final BandCourse course;
  private final MeterPlan plan;

  Detector(BandCourse course, MeterPlan plan) {
    this.course = course;
    this.plan = plan;
  }

  Detection detect() {
    double[] floor = course.floor();
    if (course.leastNoise() == 0) {
      return Detection.nothing(floor);
    }
    Detection onset = onset(floor);
    return onset.found() ? onset : steady(floor);
  }

  private Detection onset(double[] floor) {
    List<Bursts.Burst> bursts = burstsNearby(floor);
    if (bursts.isEmpty()) {
      return Detection.nothing(quiet(floor, bursts));
    }
    double[] noise = quiet(floor, bursts);
    boolean[] on = course.mask(bursts, 0);
    double[] excess = minus(course.mean(on, true, true, 1), noise);
    double[] threshold = threshold(noise, excess, count(on));
    Region region = new SignalRegion(excess, course, plan).find(threshold);
    if (region == null) {
      return Detection.nothing(noise);
    }
    List<Bursts.Burst> own = transmission(region, noise);
    if (own.isEmpty()) {
      return Detection.nothing(noise);
    }
    return new Detection(widened(region), own, quiet(floor, own), false);
  }

  private Detection steady(double[] floor) {
    double reference = neighbourhood(floor);
    if (Double.isNaN(reference)) {
      return Detection.nothing(floor);
    }
    double[] noise = new double[course.groups()];
    Arrays.fill(noise, reference);
    double[] excess = minus(course.mean(new boolean[course.rows()], false, false, 1), noise);
    double[] threshold = new double[noise.length];
    Arrays.fill(threshold, (STEADY_RATIO - 1) * reference);
    Region region = new SignalRegion(excess, course, plan).find(threshold);
    List<Bursts.Burst> own = region == null ? List.of() : transmission(region, noise);
    if (own.isEmpty()) {
      return Detection.nothing(floor);
    }
    boolean whole = own.get(0).first() == 0 && last(own) == course.rows() - 1;
    return new Detection(widened(region), own, noise, whole);
  }

  /** Level of the quietest quarter of what lies outside of the searched band. */
  private double neighbourhood(double[] floor) {
    Region search = course.region(plan.search());
    double[] outside = new double[floor.length];
    int count = 0;
    for (int g = 0; g < floor.length; g++) {
      if (!search.contains(g)) {
        outside[count++] = floor[g];
      }
    }
    if (count < LEAST_NEIGHBOURS) {
      return Double.NaN;
    }
    Arrays.sort(outside, 0, count);
    return outside[count / 4];
  }

  private List<Bursts.Burst> burstsNearby(double[] floor) {
    Region search = course.region(plan.search());
    int series = search.size() + 1;
    List<Bursts.Burst> all = new ArrayList<>(bursts(course.region(plan.expected()), floor, series));
    for (int g = search.first(); g <= search.last(); g++) {
      all.addAll(bursts(new Region(g, g), floor, series));
    }
    return all;
  }

  private List<Bursts.Burst> bursts(Region region, double[] noise, int series) {
    double freedom = course.freedom() * (region.size() == 1 ? 1 : region.size() / 2.0);
    return Bursts.find(course.ratios(region, noise), freedom, series);
  }

  /**
   * The bursts of the signal's region that are one transmission: the strongest one and what is near
   * it in time, or not much weaker. Clicks of other transmitters are neither.
   */
  private List<Bursts.Burst> transmission(Region region, double[] noise) {
    List<Bursts.Burst> all = bursts(region, noise, 1);
    double[] energies = new double[all.size()];
    double[] ratios = course.ratios(region, noise);
    int main = 0;
    for (int b = 0; b < energies.length; b++) {
      for (int row = all.get(b).first(); row <= all.get(b).last(); row++) {
        energies[b] += ratios[row] - 1;
      }
      main = energies[b] > energies[main] ? b : main;
    }
    List<Bursts.Burst> own = new ArrayList<>();
    for (int b = 0; b < energies.length; b++) {
      if (energies[b] > LEAST_SHARE * energies[main] || isNear(all.get(b), all.get(main))) {
        own.add(all.get(b));
      }
    }
    return own;
  }

  private boolean isNear(Bursts.Burst a, Bursts.Burst b) {
    int gap = Math.max(a.first(), b.first()) - Math.min(a.last(), b.last());
    return gap * course.rowSeconds() < NEAR_SECONDS;
  }

  /**
   * Noise outside of the bursts and of what others radiate nearby, or the floor where there are too
   * few such rows.
   */
  private double[] quiet(double[] floor, List<Bursts.Burst> bursts) {
    boolean[] busy = course.mask(bursts, 2);
    double[] ratios = course.ratios(course.region(plan.search()), floor);
    for (int row = 0; row < busy.length; row++) {
      busy[row] |= ratios[row] > QUIET_RATIO;
    }
    double[] mean = course.mean(busy, false, false, LEAST_ROWS);
    if (mean == null) {
      return floor;
    }
    for (int g = 0; g < mean.length; g++) {
      mean[g] = Math.max(mean[g], course.leastNoise());
    }
    return mean;
  }

  /** What is more than chance, and more than a step of the whole noise. */
  private double[] threshold(double[] noise, double[] excess, int rows) {
    Region search = course.region(plan.search());
    double[] steps = new double[excess.length];
    int count = 0;
    for (int g = 0; g < excess.length; g++) {
      if (!search.contains(g)) {
        steps[count++] = excess[g] / noise[g];
      }
    }
    Arrays.sort(steps, 0, count);
    double step = count < LEAST_NEIGHBOURS ? 0 : Math.max(0, steps[count / 4]);
    double chance = SIGMAS / Math.sqrt(course.freedom() * rows);
    double[] threshold = new double[noise.length];
    for (int g = 0; g < threshold.length; g++) {
      threshold[g] = noise[g] * (Math.max(chance, LEAST_EXCESS) + 2 * step);
    }
    return threshold;
  }

  private Region widened(Region region) {
    Region search = course.region(plan.search());
    return new Region(
        Math.max(search.first(), region.first() - 1), Math.min(search.last(), region.last() + 1));
  }

  private static int last(List<Bursts.Burst> bursts) {
    return bursts.get(bursts.size() - 1).last();
  }

  private static int count(boolean[] mask) {
    int count = 0;
    for (boolean m : mask) {
      count += m ? 1 : 0;
    }
    return count;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }
}

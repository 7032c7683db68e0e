package org.challengectl.scheduler.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of whole numbers as disjoint, ascending intervals, both ends included. Immutable. */
final class IntervalSet {

  /** {@code low} to {@code high}, both included; empty if {@code high} is below {@code low}. */
  record Interval(long low, long high) {}

  private final List<Interval> intervals;

  private IntervalSet(List<Interval> intervals) {
    this.intervals = intervals;
  }

  /** The union of intervals in any order; empty ones are dropped. */
  static IntervalSet union(List<Interval> any) {
    List<Interval> merged = new ArrayList<>();
    any.stream()
        .filter(interval -> interval.low() <= interval.high())
        .sorted(Comparator.comparingLong(Interval::low))
        .forEach(
            next -> {
              int last = merged.size() - 1;
              if (last >= 0 && next.low() <= merged.get(last).high() + 1) {
                Interval before = merged.get(last);
                merged.set(last, new Interval(before.low(), Math.max(before.high(), next.high())));
              } else {
                merged.add(next);
              }
            });
    return new IntervalSet(List.copyOf(merged));
  }

  IntervalSet minus(Interval hole) {
    List<Interval> rest = new ArrayList<>();
    for (Interval interval : intervals) {
      if (hole.high() < interval.low() || hole.low() > interval.high()) {
        rest.add(interval);
      } else {
        rest.add(new Interval(interval.low(), hole.low() - 1));
        rest.add(new Interval(hole.high() + 1, interval.high()));
      }
    }
    return union(rest);
  }

  /** How many multiples of {@code step} it holds. */
  long multiples(long step) {
    long count = 0;
    for (Interval interval : intervals) {
      count += multiples(interval, step);
    }
    return count;
  }

  /**
   * The multiple of {@code step} at {@code index}, in ascending order.
   *
   * @param index from 0, below {@link #multiples}
   */
  long multiple(long step, long index) {
    long left = index;
    for (Interval interval : intervals) {
      long here = multiples(interval, step);
      if (left < here) {
        return firstMultiple(interval, step) + left * step;
      }
      left -= here;
    }
    throw new IndexOutOfBoundsException("there is no multiple " + index + " of " + step);
  }

  private static long multiples(Interval interval, long step) {
    long first = firstMultiple(interval, step);
    return first > interval.high() ? 0 : (interval.high() - first) / step + 1;
  }

  private static long firstMultiple(Interval interval, long step) {
    return -Math.floorDiv(-interval.low(), step) * step;
  }
}

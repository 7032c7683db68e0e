package org.challengectl.benchmarks.load;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Latencies by kind of call, and failures by what the server said. Confined to one thread. */
final class Tally {

  private final Map<CallKind, Samples> samples = new EnumMap<>(CallKind.class);
  private final Map<String, Integer> failures = new TreeMap<>();

  void count(CallKind kind, long nanos) {
    samples.computeIfAbsent(kind, k -> new Samples()).add(nanos);
  }

  /**
   * Counts a call that did not do what it should.
   *
   * @param what e.g. "409 stale_lease" or the name of an exception
   */
  void failed(String what, long nanos) {
    count(CallKind.FAILED, nanos);
    failures.merge(what, 1, Integer::sum);
  }

  void add(Tally other) {
    other.samples.forEach(
        (kind, theirs) -> samples.computeIfAbsent(kind, k -> new Samples()).add(theirs));
    other.failures.forEach((what, count) -> failures.merge(what, count, Integer::sum));
  }

  int calls(CallKind kind) {
    Samples found = samples.get(kind);
    return found == null ? 0 : found.size;
  }

  int polls() {
    return calls(CallKind.POLL_WORK) + calls(CallKind.POLL_EMPTY);
  }

  /** How often each failure came, by its name. */
  Map<String, Integer> failures() {
    return failures;
  }

  /**
   * The latency that a fraction of the calls did not exceed (nearest rank).
   *
   * @param fraction 0 (exclusive) to 1
   * @return milliseconds; NaN if there was no such call
   */
  double quantileMillis(CallKind kind, double fraction) {
    Samples found = samples.get(kind);
    return found == null ? Double.NaN : found.quantile(fraction) / 1e6;
  }

  /**
   * The same over several kinds of calls together.
   *
   * @return milliseconds; NaN if there was no such call
   */
  double quantileMillis(Set<CallKind> kinds, double fraction) {
    Samples together = new Samples();
    kinds.stream().map(samples::get).filter(Objects::nonNull).forEach(together::add);
    return together.size == 0 ? Double.NaN : together.quantile(fraction) / 1e6;
  }

  private static final class Samples {
    private long[] nanos = new long[256];
    private int size;

    void add(long value) {
      if (size == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * size);
      }
      nanos[size++] = value;
    }

    void add(Samples other) {
      nanos = Arrays.copyOf(nanos, Math.max(nanos.length, size + other.size));
      System.arraycopy(other.nanos, 0, nanos, size, other.size);
      size += other.size;
    }

    long quantile(double fraction) {
      Arrays.sort(nanos, 0, size);
      int rank = (int) Math.ceil(fraction * size);
      return nanos[Math.max(1, Math.min(size, rank)) - 1];
    }
  }
}

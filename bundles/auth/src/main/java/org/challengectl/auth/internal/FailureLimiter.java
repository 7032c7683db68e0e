package org.challengectl.auth.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.challengectl.auth.AccessException;

/** Counts attempts by address (or another name) and refuses one that has too many in a window. */
final class FailureLimiter {

  private static final int MAX_ADDRESSES = 10_000;

  private final InstantSource clock;
  private final int maxFailures;
  private final Duration window;
  private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true);

  FailureLimiter(InstantSource clock, int maxFailures, Duration window) {
    this.clock = clock;
    this.maxFailures = maxFailures;
    this.window = window;
  }

  /** Throws if the address has had all its attempts. */
  synchronized void check(String address) {
    Deque<Instant> times = failures.get(address);
    if (times == null) {
      return;
    }
    Instant now = clock.instant();
    forgetOld(times, now);
    if (times.size() >= maxFailures) {
      Duration wait = Duration.between(now, times.getFirst().plus(window));
      throw AccessException.tooMany("Too many attempts. Wait a while.", wait);
    }
  }

  /** Counts an attempt as a failure until it is forgiven; throws if there were too many. */
  synchronized void attempt(String address) {
    check(address);
    failed(address);
  }

  /** Takes back the latest attempt, which was none. */
  synchronized void forgive(String address) {
    Deque<Instant> times = failures.get(address);
    if (times != null) {
      times.pollLast();
    }
  }

  synchronized void failed(String address) {
    Instant now = clock.instant();
    Deque<Instant> times = failures.computeIfAbsent(address, a -> new ArrayDeque<>());
    forgetOld(times, now);
    times.addLast(now);
    if (times.size() > maxFailures) {
      times.removeFirst();
    }
    if (failures.size() > MAX_ADDRESSES) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  private void forgetOld(Deque<Instant> times, Instant now) {
    while (!times.isEmpty() && !times.getFirst().plus(window).isAfter(now)) {
      times.removeFirst();
    }
  }
}

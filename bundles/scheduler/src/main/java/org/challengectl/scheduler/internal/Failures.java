package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which agent has lately failed with which challenge, so that another one gets its chance. An
 * agent's next try is held off by the back-off, doubled with each failure in a row, up to five
 * minutes. What is given back is no failure the first time; given back again soon, it is one, or a
 * broken radio would take and return the same challenge without end. Kept in memory only: after a
 * restart everybody may try again. Safe for concurrent use.
 */
final class Failures {

  private record Pair(String challengeId, String agentId) {}

  private record Held(int inARow, Instant until) {}

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int MANY = 10_000;

  private final Duration backoff;
  private final Map<Pair, Held> held = new HashMap<>();

  Failures(Duration backoff) {
    this.backoff = backoff;
  }

  synchronized void failed(String challengeId, String agentId, Instant now) {
    makeRoom();
    Pair pair = new Pair(challengeId, agentId);
    int inARow = Math.min(16, held.containsKey(pair) ? held.get(pair).inARow() + 1 : 1);
    Duration wait = backoff.multipliedBy(1L << inARow);
    held.put(pair, new Held(inARow, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST)));
  }

  /** The agent gave the challenge back through no fault of the challenge. */
  synchronized void requeued(String challengeId, String agentId, Instant now) {
    Pair pair = new Pair(challengeId, agentId);
    Held before = held.get(pair);
    if (before != null && now.isBefore(before.until().plus(SOON))) {
      failed(challengeId, agentId, now);
    } else {
      makeRoom();
      held.put(pair, new Held(0, now));
    }
  }

  synchronized void succeeded(String challengeId, String agentId) {
    held.remove(new Pair(challengeId, agentId));
  }

  synchronized boolean holds(String challengeId, String agentId, Instant now) {
    Held one = held.get(new Pair(challengeId, agentId));
    return one != null && now.isBefore(one.until());
  }

  private void makeRoom() {
    if (held.size() >= MANY) {
      held.clear();
    }
  }
}

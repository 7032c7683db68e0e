package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.Optional;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.LedgerTransaction;

/** Whether anything new may start: an operator's pause, and the rest outside of the event's day. */
record Pauses(EventRepository events) {

  /**
   * How it is at a time.
   *
   * @param resting whether it is outside of the event's day, and that matters
   */
  record State(boolean paused, boolean autoPause, boolean resting) {

    boolean hold() {
      return paused || resting;
    }

    State withResting(boolean now) {
      return new State(paused, autoPause, now);
    }
  }

  State at(LedgerTransaction tx, Instant now) {
    return new State(paused(tx), autoPause(tx), resting(tx, now));
  }

  /** Whether nothing new may start. */
  boolean hold(LedgerTransaction tx, Instant now) {
    return at(tx, now).hold();
  }

  static boolean paused(LedgerTransaction tx) {
    return isTrue(tx, Settings.PAUSED);
  }

  static boolean autoPause(LedgerTransaction tx) {
    return isTrue(tx, Settings.AUTO_PAUSE);
  }

  /** The event is looked up only if it matters. */
  boolean resting(LedgerTransaction tx, Instant now) {
    return autoPause(tx) && events.event().filter(event -> !event.isDay(now)).isPresent();
  }

  /** When that changes next by the clock. */
  Optional<Instant> nextTurn(LedgerTransaction tx, Instant now) {
    return autoPause(tx) ? events.event().flatMap(event -> event.nextTurn(now)) : Optional.empty();
  }

  private static boolean isTrue(LedgerTransaction tx, String setting) {
    return tx.setting(setting).filter("true"::equals).isPresent();
  }
}

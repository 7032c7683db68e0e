package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.Optional;
import org.challengectl.domain.EventRepository;

/** Notices that the event's day has begun or ended by the clock, and tells it. */
final class DailyTurns {

  private final SchedulerCore core;
  private final Pauses pauses;
  private boolean resting;

  DailyTurns(SchedulerCore core, EventRepository events) {
    this.core = core;
    this.pauses = new Pauses(events);
    this.resting = core.transact((tx, outbox) -> pauses.resting(tx, core.now()));
  }

  /**
   * Looks at the clock. An operator's pause that holds anyway makes a turn no news.
   *
   * @return when the day turns next; empty if that does not matter
   */
  synchronized Optional<Instant> look() {
    return core.transact(
        (tx, outbox) -> {
          Instant now = core.now();
          Pauses.State after = pauses.at(tx, now);
          Pauses.State before = after.withResting(resting);
          LedgerEventControl.told(now, before, after).forEach(outbox::tell);
          resting = after.resting();
          return pauses.nextTurn(tx, now);
        });
  }
}

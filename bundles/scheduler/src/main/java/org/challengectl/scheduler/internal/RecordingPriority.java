package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import org.challengectl.domain.LedgerTransaction.RecordingHistory;

/**
 * How much a recording is worth: transmissions since the last recording, times the hours since then
 * (at most ten), times 1 + a tenth of the challenge's priority. Never recorded: the greatest.
 */
final class RecordingPriority {

  static final double GREATEST = 1000;

  private RecordingPriority() {}

  /**
   * The priority of a transmission that is about to be granted.
   *
   * @param history transmissions counted with this one
   * @param challengePriority 0-100
   * @return 0 to {@link #GREATEST}
   */
  static double of(RecordingHistory history, int challengePriority, Instant now) {
    if (history.lastRecordedAt().isEmpty()) {
      return GREATEST;
    }
    double minutes = Duration.between(history.lastRecordedAt().get(), now).toMillis() / 60_000.0;
    double hours = Math.min(10, Math.max(0, minutes / 60));
    double boost = 1 + challengePriority / 10.0;
    return Math.min(GREATEST, history.transmissionsSince() * hours * boost);
  }
}

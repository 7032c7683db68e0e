package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.DomainEvent.StaleReportRefused;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StaleReport;

/** Records and refuses reports whose lease does not hold. */
final class StaleReports {

  private StaleReports() {}

  /**
   * Records the report; it is refused once that is committed.
   *
   * @param challengeId empty if unknown
   * @return empty, for the caller to return
   */
  static <T> Optional<T> refuse(
      LedgerTransaction tx,
      Outbox outbox,
      Instant now,
      String agentId,
      String challengeId,
      OptionalLong fencingNumber,
      String what) {
    StaleReport report = new StaleReport(now, agentId, challengeId, fencingNumber, what);
    tx.insertStaleReport(report);
    outbox.tell(new StaleReportRefused(now, report));
    String lease =
        fencingNumber.isPresent() ? "Lease " + fencingNumber.getAsLong() : "No lease that";
    return outbox.refuse(
        RefusedException.staleLease(
            lease
                + (fencingNumber.isPresent()
                    ? " does not hold for agent '" + agentId + "': stop transmitting under it."
                    : " agent '" + agentId + "' could report on holds for this challenge.")));
  }
}

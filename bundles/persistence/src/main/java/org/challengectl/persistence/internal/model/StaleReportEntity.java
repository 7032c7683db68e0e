package org.challengectl.persistence.internal.model;

import java.util.OptionalLong;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.StaleReport;
import org.challengectl.persistence.internal.Times;

/** A row of {@code stale_reports}. The ledger writes them. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "stale_reports")
public class StaleReportEntity {

  @Id
  @Column(name = "report_id")
  private long id;

  @Column(name = "reported_at")
  private long at;

  @Column(name = "agent_id")
  private String agentId;

  @Column(name = "challenge_id")
  private String challengeId;

  @Column(name = "fencing_number")
  private Long fencingNumber;

  private String what;

  protected StaleReportEntity() {}

  long id() {
    return id;
  }

  StaleReport toDomain() {
    return new StaleReport(
        Times.instant(at),
        agentId,
        challengeId,
        fencingNumber == null ? OptionalLong.empty() : OptionalLong.of(fencingNumber),
        what);
  }
}

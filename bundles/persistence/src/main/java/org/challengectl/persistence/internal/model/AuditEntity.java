package org.challengectl.persistence.internal.model;

import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.AuditEntry;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** A row of {@code audit}. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "audit")
public class AuditEntity {

  @Id
  @Column(name = "entry_id")
  private long id;

  @Column(name = "recorded_at")
  private long recordedAt;

  private String actor;
  private String address;
  private String action;
  private String subject;
  private String outcome;
  private String detail;

  protected AuditEntity() {}

  AuditEntity(long id, AuditEntry entry) {
    this.id = id;
    recordedAt = Times.millis(entry.at());
    actor = Text.free(entry.actor());
    address = Text.free(entry.address());
    action = Text.free(entry.action());
    subject = Text.free(entry.subject());
    outcome = Names.of(entry.outcome());
    detail = Text.free(entry.detail());
  }

  AuditEntry toDomain() {
    return new AuditEntry(
        id,
        Times.instant(recordedAt),
        actor,
        address,
        action,
        subject,
        Names.parse(AuditEntry.Outcome.class, outcome),
        detail);
  }
}

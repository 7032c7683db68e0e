package org.challengectl.views;

import java.util.Locale;
import org.challengectl.domain.AuditEntry;
import org.challengectl.protocol.AuditInfo;

/** The audit trail as administrators see it. */
public final class AuditViews {

  private AuditViews() {}

  public static AuditInfo info(AuditEntry entry) {
    return new AuditInfo(
        entry.id(),
        entry.at(),
        entry.actor(),
        entry.address(),
        entry.action(),
        entry.subject(),
        entry.outcome().name().toLowerCase(Locale.ROOT),
        entry.detail());
  }
}

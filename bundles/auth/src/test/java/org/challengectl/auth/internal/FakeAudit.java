package org.challengectl.auth.internal;

import java.util.ArrayList;
import java.util.List;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.domain.AuditEntry;

/** Keeps entries as lines. */
final class FakeAudit implements Audit {

  final List<String> entries = new ArrayList<>();

  @Override
  public synchronized void record(
      Actor actor, String action, String subject, AuditEntry.Outcome outcome, String detail) {
    entries.add(actor.name() + " " + action + " " + subject + " " + outcome);
  }
}

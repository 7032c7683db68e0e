package org.challengectl.shell;

import java.util.ArrayList;
import java.util.List;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.domain.AuditEntry;

/** Keeps entries as lines. */
final class FakeAudit implements Audit {

  final List<String> lines = new ArrayList<>();

  @Override
  public void record(
      Actor actor, String action, String subject, AuditEntry.Outcome outcome, String detail) {
    lines.add(String.join(" ", actor.name(), action, subject, outcome.name()));
  }
}

package org.challengectl.auth.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditRepository;

/** Keeps the audit trail in memory. */
final class FakeAuditEntries implements AuditRepository {

  private final List<AuditEntry> entries = new ArrayList<>();

  @Override
  public synchronized AuditEntry append(AuditEntry entry) {
    AuditEntry numbered =
        new AuditEntry(
            entries.size() + 1L,
            entry.at(),
            entry.actor(),
            entry.address(),
            entry.action(),
            entry.subject(),
            entry.outcome(),
            entry.detail());
    entries.add(numbered);
    return numbered;
  }

  @Override
  public synchronized int deleteBefore(Instant time) {
    int before = entries.size();
    entries.removeIf(entry -> entry.at().isBefore(time));
    return before - entries.size();
  }

  @Override
  public synchronized List<AuditEntry> list(Filter filter, int limit, int offset) {
    return List.copyOf(entries);
  }

  /** The latest, as "actor action subject OUTCOME". */
  synchronized String latest() {
    AuditEntry entry = entries.get(entries.size() - 1);
    return String.join(
        " ", entry.actor(), entry.action(), entry.subject(), entry.outcome().toString());
  }
}

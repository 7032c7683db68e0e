package org.challengectl.rest.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditRepository;
import org.challengectl.views.testing.Samples;

/** An audit trail in memory. */
final class FakeTrail implements Audit, AuditRepository {

  final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
  volatile boolean broken;
  volatile Filter lastFilter = Filter.ALL;

  @Override
  public void record(
      Actor actor, String action, String subject, AuditEntry.Outcome outcome, String detail) {
    if (broken) {
      throw new IllegalStateException("the disk is full");
    }
    append(
        new AuditEntry(
            0, Samples.NOON, actor.name(), actor.address(), action, subject, outcome, detail));
  }

  @Override
  public AuditEntry append(AuditEntry entry) {
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
  public int deleteBefore(Instant time) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<AuditEntry> list(Filter filter, int limit, int offset) {
    lastFilter = filter;
    List<AuditEntry> newestFirst = new ArrayList<>(entries);
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .filter(e -> filter.actor().map(e.actor()::equals).orElse(true))
        .filter(e -> filter.action().map(e.action()::startsWith).orElse(true))
        .filter(e -> filter.subject().map(e.subject()::equals).orElse(true))
        .filter(e -> filter.since().map(since -> !e.at().isBefore(since)).orElse(true))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  /** The entries as short lines. */
  List<String> lines() {
    return entries.stream()
        .map(e -> String.join(" ", e.actor(), e.action(), e.subject(), e.outcome().name()))
        .toList();
  }
}

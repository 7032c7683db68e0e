package org.challengectl.driver.virtual.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.challengectl.driver.virtual.AirAccount;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.driver.virtual.AirEntry;

/** The account in memory and, if there is one, in a file. */
public final class AccountBook implements AirAccount {

  private final AirClock clock;
  private final Optional<AccountFile> file;
  private final TreeMap<Long, AirEntry> entries = new TreeMap<>();
  private final Deque<Long> order = new ArrayDeque<>();
  private long lastId;

  /** Ids continue after those of earlier runs because they start at the wall clock. */
  public AccountBook(AirClock clock, Optional<AccountFile> file) {
    this.clock = clock;
    this.file = file;
    this.lastId = clock.instant().toEpochMilli() * 1000;
  }

  @Override
  public synchronized List<AirEntry> entries() {
    return List.copyOf(entries.values());
  }

  synchronized AirEntry started(Emission emission, long nanos) {
    AirEntry entry =
        new AirEntry(
            ++lastId,
            emission.device(),
            emission.settings().label() == null ? "" : emission.settings().label(),
            emission.settings().frequencyHz(),
            emission.sampleRateHz(),
            clock.instantAt(nanos),
            nanos,
            Optional.empty());
    entries.put(entry.id(), entry);
    order.addLast(entry.id());
    forgetOldest();
    file.ifPresent(f -> f.started(entry));
    return entry;
  }

  synchronized void ended(AirEntry entry, AirEnd end) {
    AirEntry whole = entry.endedBy(end);
    if (entries.replace(entry.id(), whole) != null) {
      file.ifPresent(f -> f.ended(whole, end));
    }
  }

  private void forgetOldest() {
    if (order.size() <= LIMIT) {
      return;
    }
    for (Iterator<Long> ids = order.iterator(); ids.hasNext(); ) {
      Long id = ids.next();
      if (entries.get(id).end().isPresent()) {
        ids.remove();
        entries.remove(id);
        return;
      }
    }
  }
}

package org.challengectl.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit trail: entries are added and never changed. */
public interface AuditRepository {

  /** Adds an entry; returns it with its number. */
  AuditEntry append(AuditEntry entry);

  /** The newest first. */
  List<AuditEntry> list(Filter filter, int limit, int offset);

  /** Deletes entries that are older; how many. */
  int deleteBefore(Instant time);

  /**
   * What to list; what is empty does not matter.
   *
   * @param action an action, or the beginning of several with a trailing dot, e.g. {@code user.}
   */
  record Filter(
      Optional<String> actor,
      Optional<String> action,
      Optional<String> subject,
      Optional<Instant> since) {

    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}

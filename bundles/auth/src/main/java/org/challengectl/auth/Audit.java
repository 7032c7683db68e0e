package org.challengectl.auth;

import org.challengectl.domain.AuditEntry;

/** Keeps what was done, by whom, from where and when. Safe for concurrent use. */
public interface Audit {

  /**
   * Stores an entry and tells it on the event bus. What is too long is cut, and control characters
   * are replaced. A failure to store is thrown.
   *
   * @param action stable, e.g. {@code user.disable}
   * @param subject what it was done to; may be empty
   * @param detail for people, without secrets; may be empty
   */
  void record(
      Actor actor, String action, String subject, AuditEntry.Outcome outcome, String detail);
}

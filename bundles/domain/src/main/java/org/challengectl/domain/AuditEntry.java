package org.challengectl.domain;

import java.time.Instant;

/**
 * What somebody did, or tried to do. Never holds a secret.
 *
 * @param id grows; 0 for one that is not stored yet
 * @param actor e.g. {@code user:anna}, {@code agent:runner-1}, {@code shell}, {@code operator-key},
 *     {@code nobody}
 * @param address from where; empty for the server itself and its shell
 * @param action stable, e.g. {@code user.disable}, {@code login}
 * @param subject what it was done to, e.g. a user's name; may be empty
 * @param detail for people; may be empty
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    String address,
    String action,
    String subject,
    Outcome outcome,
    String detail) {

  /** How it ended. */
  public enum Outcome {
    DONE,
    REFUSED,
    FAILED
  }
}

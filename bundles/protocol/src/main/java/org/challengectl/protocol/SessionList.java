package org.challengectl.protocol;

import java.time.Instant;
import java.util.List;

/** GET /api/auth/sessions: one's own, the newest first. */
public record SessionList(List<Item> sessions) {

  /**
   * A session.
   *
   * @param id tells sessions apart, and opens nothing
   * @param address from where it was begun
   * @param current whether it is the one that asks
   */
  public record Item(
      String id, Instant createdAt, Instant expiresAt, String address, boolean current) {}
}

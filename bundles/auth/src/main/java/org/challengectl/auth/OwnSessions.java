package org.challengectl.auth;

import java.time.Instant;
import java.util.List;

/**
 * What users see of their own sessions. Safe for concurrent use. Both methods throw {@link
 * AccessException} "unauthenticated" unless the token is one of a complete session.
 */
public interface OwnSessions {

  /**
   * A session.
   *
   * @param id tells sessions apart, and opens nothing
   * @param address from where it was begun
   * @param current whether it is the one that asks
   */
  record OpenSession(
      String id, Instant createdAt, Instant expiresAt, String address, boolean current) {}

  /** The complete sessions of the session's user, the newest first. */
  List<OpenSession> sessions(String token);

  /**
   * Ends one session of the session's user.
   *
   * @param id as in {@link #sessions}
   * @throws org.challengectl.domain.RefusedException {@code not_found}
   */
  void endSession(String token, String id, String address);
}

package org.challengectl.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions of users. Each call is one transaction. */
public interface SessionRepository {

  void save(UserSession session);

  /** The session, expired or not. */
  Optional<UserSession> find(String tokenHash);

  /** All of a user's, the newest first. */
  List<UserSession> of(String username);

  /** Replaces one session by another, in one transaction; false if the former was gone. */
  boolean replace(String formerTokenHash, UserSession next);

  boolean delete(String tokenHash);

  /** Ends all sessions of a user but one. */
  int deleteAll(String username, Optional<String> exceptTokenHash);

  int deleteExpired(Instant now);
}

package org.challengectl.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How agents get their keys. Safe for concurrent use. */
public interface Enrollment {

  /** How long a token may be valid at most: 30 days. */
  Duration MAX_VALIDITY = Duration.ofDays(30);

  /**
   * Makes a one-time token and the key that it will enrol. Both exist only in the answer; what is
   * stored are their hashes.
   *
   * @param agentName the id that the agent will have
   * @param validity more than zero, at most {@link #MAX_VALIDITY}
   * @throws org.challengectl.domain.RefusedException {@code invalid_agent_name}, {@code
   *     invalid_validity}
   */
  IssuedToken createToken(String agentName, Duration validity);

  /**
   * Uses a token. It works exactly once; the agent's former key, if it had one, ends.
   *
   * <p>Only failures are limited: a valid token works however many wrong ones came from its
   * address.
   *
   * @throws AccessException if the token or the key is wrong, used or expired; "too many" instead
   *     of that if the address has failed too often
   * @throws org.challengectl.domain.RefusedException {@code agent_exists} if the wanted id is that
   *     of another agent than the token was made for
   */
  Enrolled enroll(Application application);

  /**
   * Makes a key for an agent without a token, for agents in the same process. The agent's former
   * key ends.
   *
   * @throws org.challengectl.domain.RefusedException {@code invalid_agent_name}
   */
  String issueKey(String agentId);

  /**
   * Deletes an agent and its key, and tells so as a change to disabled and offline.
   *
   * @throws org.challengectl.domain.RefusedException {@code not_found}
   */
  void delete(String agentId);

  /** What is shown to the operator, once. */
  record IssuedToken(String token, String apiKey, Instant expiresAt) {}

  /**
   * What an agent sends.
   *
   * @param apiKey that came with the token; empty lets a new one be made
   * @param agentId that it wants; empty means the name that the token was made for
   * @param address of the client
   */
  record Application(
      String token, Optional<String> apiKey, Optional<String> agentId, String address) {}

  /**
   * Joined.
   *
   * @param newKey present if it was made now; exists only in this answer
   */
  record Enrolled(String agentId, Optional<String> newKey) {}
}

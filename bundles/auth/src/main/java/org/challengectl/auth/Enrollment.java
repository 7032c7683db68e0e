package org.challengectl.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /** Tokens, newest first, used and expired ones too. */
  List<Token> tokens();

  /**
   * Deletes a token. A key that was enrolled with it stays.
   *
   * @param id its public part
   * @throws org.challengectl.domain.RefusedException {@code not_found}
   */
  void deleteToken(String id);

  /**
   * Lets an agent enrol anew, on another host for example. Its key and its tokens that were not
   * used yet end at once.
   *
   * @param validity as for {@link #createToken}
   * @throws org.challengectl.domain.RefusedException {@code not_found}, {@code invalid_validity}
   */
  IssuedToken reEnroll(String agentId, Duration validity);

  /**
   * Uses a token. It works exactly once; the agent's former key and its other tokens, if it had
   * any, end. The key is bound to the host that the applicant names.
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
   * Makes a key for an agent without a token, for agents in the same process. It is bound to no
   * host. The agent's former key ends.
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

  /**
   * A token without its secrets.
   *
   * @param id its public part, the lookup id of the key that was made with it
   */
  record Token(
      String id,
      String agentName,
      Instant createdAt,
      Instant expiresAt,
      Optional<Instant> usedAt) {}

  /** What is shown to the operator, once. */
  record IssuedToken(String token, String apiKey, Instant expiresAt) {}

  /**
   * What an agent sends.
   *
   * @param apiKey that came with the token; empty lets a new one be made
   * @param agentId that it wants; empty means the name that the token was made for
   * @param host what it says of its host
   */
  record Application(
      String token, Optional<String> apiKey, Optional<String> agentId, AgentClaim host) {}

  /**
   * Joined.
   *
   * @param newKey present if it was made now; exists only in this answer
   */
  record Enrolled(String agentId, Optional<String> newKey) {}
}

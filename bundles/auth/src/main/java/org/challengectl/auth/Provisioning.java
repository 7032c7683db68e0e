package org.challengectl.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keys by which hosts make agents of their own, without an administrator. Safe for concurrent use.
 * Changes are audited.
 */
public interface Provisioning {

  /**
   * A key, without its secret.
   *
   * @param id its public part
   */
  record Key(String id, String description, boolean enabled, Instant createdAt, String createdBy) {}

  /**
   * A key that was made.
   *
   * @param text exists only in this answer
   */
  record NewKey(Key key, String text) {}

  List<Key> keys();

  /** Makes a key; needs {@link org.challengectl.domain.Permission#CREATE_PROVISIONING_KEY}. */
  NewKey create(String description, Actor by);

  /** Enables or disables a key, at once. */
  Key setEnabled(String id, boolean enabled, Actor by);

  void delete(String id, Actor by);

  /**
   * Makes a token for an agent.
   *
   * @throws AccessException if the key is wrong or disabled, or the address has failed too often
   * @throws org.challengectl.domain.RefusedException as {@link Enrollment#createToken}, and {@code
   *     agent_exists}: an agent that has joined is re-enrolled by an administrator only
   */
  Enrollment.IssuedToken provision(String key, String agentName, Duration validity, String address);
}

package org.challengectl.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What proves an agent's identity.
 *
 * @param agentId whose it is
 * @param lookupId the public part of the key, by which it is found
 * @param keyHash bcrypt of the whole key
 * @param host that alone may use the key; empty if any may
 * @param proof present while the key is remembered
 */
public record AgentCredential(
    String agentId,
    String lookupId,
    String keyHash,
    Instant createdAt,
    Optional<AgentHost> host,
    Optional<KeyProof> proof) {

  /** One that any host may use and whose key has not been seen yet. */
  public AgentCredential(String agentId, String lookupId, String keyHash, Instant createdAt) {
    this(agentId, lookupId, keyHash, createdAt, Optional.empty(), Optional.empty());
  }
}

package org.challengectl.domain;

import java.time.Instant;

/**
 * What proves an agent's identity.
 *
 * @param agentId whose it is
 * @param lookupId the public part of the key, by which it is found
 * @param keyHash bcrypt of the whole key
 */
public record AgentCredential(String agentId, String lookupId, String keyHash, Instant createdAt) {}

package org.challengectl.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Lets one agent join, once.
 *
 * @param tokenHash SHA-256 of the token, hex
 * @param agentName the id that the agent will have, as the operator named it
 * @param keyLookupId public part of the key that was handed out with the token
 * @param keyHash bcrypt of that key
 */
public record EnrollmentToken(
    String tokenHash,
    String agentName,
    String keyLookupId,
    String keyHash,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> usedAt) {}

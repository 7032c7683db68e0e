package org.challengectl.domain;

import java.time.Instant;

/**
 * A session of a user.
 *
 * @param tokenHash SHA-256 of the session's token, hex
 * @param secondFactor whether the second factor was shown
 * @param address from where it was begun
 */
public record UserSession(
    String tokenHash,
    String username,
    boolean secondFactor,
    Instant createdAt,
    Instant expiresAt,
    String address) {}

package org.challengectl.protocol;

import java.time.Instant;

/**
 * An enrolment token without its secrets.
 *
 * @param tokenId names it in {@code DELETE /api/enrollment/token/ID}
 * @param usedAt null if it was not used yet
 */
public record EnrollmentTokenInfo(
    String tokenId,
    String runnerName,
    Instant createdAt,
    Instant expiresAt,
    boolean used,
    Instant usedAt) {}

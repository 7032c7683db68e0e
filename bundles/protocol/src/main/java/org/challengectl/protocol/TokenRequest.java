package org.challengectl.protocol;

/**
 * POST /api/enrollment/token.
 *
 * @param runnerName the agent's id
 * @param expiresHours 1-720; null means 24
 */
public record TokenRequest(String runnerName, Integer expiresHours) {}

package org.challengectl.protocol;

/**
 * POST /api/enrollment/re-enroll/ID.
 *
 * @param expiresHours 1-720; null means 24
 */
public record ReEnrollRequest(Integer expiresHours) {}

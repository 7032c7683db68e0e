package org.challengectl.protocol;

import java.time.Instant;

/**
 * What somebody did, or tried to do.
 *
 * @param outcome {@code done}, {@code refused} or {@code failed}
 */
public record AuditInfo(
    long id,
    Instant at,
    String actor,
    String address,
    String action,
    String subject,
    String outcome,
    String detail) {}

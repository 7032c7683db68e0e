package org.challengectl.protocol;

import java.time.Instant;

/** An entry of the audit trail: who did what to what, from where, when, and how it ended. */
public record AuditInfo(
    long id,
    Instant at,
    String actor,
    String address,
    String action,
    String subject,
    String outcome,
    String detail) {}

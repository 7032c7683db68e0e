package org.challengectl.domain;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A report that was refused because the lease it speaks of does not hold.
 *
 * @param fencingNumber that it carried, if any
 * @param what "complete", "renew", "progress"...
 */
public record StaleReport(
    Instant at, String agentId, String challengeId, OptionalLong fencingNumber, String what) {}

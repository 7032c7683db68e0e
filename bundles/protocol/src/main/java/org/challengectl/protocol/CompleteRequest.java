package org.challengectl.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * POST /api/runners/id/complete.
 *
 * @param deviceId a string or a number
 * @param frequency Hz; may be null
 * @param lease the fencing number; null from clients that know none
 * @param requeue broken off through no fault of the challenge; may be null
 * @param startedAt server time as the agent estimates it; may be null
 * @param endedAt likewise
 */
public record CompleteRequest(
    String challengeId,
    Boolean success,
    String errorMessage,
    JsonNode deviceId,
    Long frequency,
    Long lease,
    Boolean requeue,
    Instant startedAt,
    Instant endedAt) {}

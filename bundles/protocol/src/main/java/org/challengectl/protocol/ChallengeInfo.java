package org.challengectl.protocol;

import java.time.Instant;
import java.util.Map;

/**
 * A challenge as operators see it.
 *
 * @param config as in the event's YAML
 * @param status queued, assigned, waiting or disabled
 */
public record ChallengeInfo(
    String challengeId,
    String name,
    String status,
    boolean enabled,
    int priority,
    String modulation,
    Map<String, Object> config,
    double durationSeconds,
    long occupiedBandwidth,
    long transmissionCount,
    Instant lastTxTime,
    Instant nextTxTime) {}

package org.challengectl.protocol;

import java.time.Instant;
import java.util.Map;

/**
 * GET /api/control/status.
 *
 * @param paused by an operator
 * @param autoPause whether the event rests outside of its day
 * @param resting whether it does so now
 */
public record ControlStatus(
    boolean paused,
    Map<String, Integer> challenges,
    Map<String, Integer> agentsOnline,
    int onTheAir,
    long transmissions,
    Instant serverTime,
    boolean autoPause,
    boolean resting) {}

package org.challengectl.protocol;

import java.time.Instant;
import java.util.Map;

/** GET /api/control/status. */
public record ControlStatus(
    boolean paused,
    Map<String, Integer> challenges,
    Map<String, Integer> agentsOnline,
    int onTheAir,
    long transmissions,
    Instant serverTime) {}

package org.challengectl.protocol;

import java.time.Instant;

/** POST /api/runners/id/lease/number/started: keyed up. Server time as the agent estimates it. */
public record StartedRequest(Instant at) {}

package org.challengectl.protocol;

import java.time.Instant;

/** Answer to a registration or a heartbeat. */
public record RegisterReply(String status, String agentId, boolean enabled, Instant serverTime) {}

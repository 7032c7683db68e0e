package org.challengectl.protocol;

import java.time.Instant;
import java.util.List;

/**
 * What an agent told of itself; what is null it has not told.
 *
 * @param clockOffsetSeconds how much its wall clock is ahead of the server's
 */
public record AgentReportInfo(
    String agentId,
    String version,
    List<AgentPart> drivers,
    List<AgentPart> modulations,
    Double clockOffsetSeconds,
    Instant lastHeartbeat) {}

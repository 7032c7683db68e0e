package org.challengectl.protocol;

/**
 * POST /api/agents/id/heartbeat; the body may be left out.
 *
 * @param clockOffsetSeconds how much the agent's wall clock is ahead of the server's; may be null
 */
public record HeartbeatRequest(Double clockOffsetSeconds) {}

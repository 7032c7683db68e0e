package org.challengectl.protocol;

import java.time.Instant;

/**
 * A line of a log.
 *
 * @param source "agent" or "server"
 * @param agentId who logged it; null for the server
 * @param level debug, info, warning, error or critical
 */
public record LogInfo(
    Instant timestamp, String source, String agentId, String level, String message) {}

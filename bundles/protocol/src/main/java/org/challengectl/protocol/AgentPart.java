package org.challengectl.protocol;

/**
 * A driver or a modulation of an agent.
 *
 * @param version null if the agent does not tell
 * @param problem why it cannot be used now, in words; null if it can
 */
public record AgentPart(String name, String version, String problem) {}

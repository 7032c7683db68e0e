package org.challengectl.protocol;

/**
 * A driver or a modulation of an agent.
 *
 * @param version null if the agent does not tell
 */
public record AgentPart(String name, String version) {}

package org.challengectl.domain;

import java.util.Optional;

/**
 * The host that an agent's key is bound to, as it was when the agent enrolled.
 *
 * @param mac twelve lower-case hex digits; empty if it sent none that tells hosts apart
 * @param machineId empty if it sent none that tells hosts apart
 * @param hostname empty if it sent none that tells hosts apart
 */
public record AgentHost(
    String address, Optional<String> mac, Optional<String> machineId, Optional<String> hostname) {}

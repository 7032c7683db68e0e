package org.challengectl.protocol;

import java.util.List;
import java.util.Map;

/**
 * POST /api/agents/register and /api/runners/register. All but hostname and devices are ours; older
 * clients leave them out.
 *
 * @param agentType "runner" or "listener"; null means runner
 * @param site null means the default one
 * @param modulations names and aliases it can send; null if it does not say
 * @param drivers models it has drivers for; may be null
 * @param leases whether it renews and fences; null means no
 * @param version of the agent; may be null
 * @param driverVersions by model; may be null
 * @param modulationVersions by name; may be null
 * @param driverProblems why drivers cannot be used now, in words, by model; may be null
 */
public record RegisterRequest(
    String agentType,
    String hostname,
    String site,
    List<DeviceInfo> devices,
    List<String> modulations,
    List<String> drivers,
    Boolean leases,
    String version,
    Map<String, String> driverVersions,
    Map<String, String> modulationVersions,
    Map<String, String> driverProblems) {}

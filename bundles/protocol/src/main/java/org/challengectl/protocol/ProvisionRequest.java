package org.challengectl.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * POST /api/provisioning/provision.
 *
 * @param runnerId the agent's id; null means its name
 * @param expiresHours 1-720; null means 24
 * @param serverUrl what the agent shall call the server; null means as this request did
 * @param verifySsl null means true
 * @param devices radios as in an agent's file; null lets the drivers find them
 */
public record ProvisionRequest(
    String runnerName,
    String runnerId,
    Integer expiresHours,
    String serverUrl,
    Boolean verifySsl,
    List<JsonNode> devices) {}

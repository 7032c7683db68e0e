package org.challengectl.protocol;

import java.time.Instant;
import java.util.List;

/** An agent as operators see it. */
public record AgentInfo(
    String agentId,
    String agentType,
    String hostname,
    String ipAddress,
    String site,
    String status,
    boolean enabled,
    boolean websocketConnected,
    Instant lastHeartbeat,
    List<Device> devices,
    List<String> modulations) {

  /** A radio; limits as "low-high" in Hz. */
  public record Device(
      String deviceId,
      String model,
      String name,
      List<String> frequencyLimits,
      Integer sampleRate) {}
}

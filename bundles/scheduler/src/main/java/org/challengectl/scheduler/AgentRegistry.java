package org.challengectl.scheduler;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Device;

/** Who is there and what they can do. Safe for concurrent use. */
public interface AgentRegistry {

  /**
   * What an agent says of itself.
   *
   * @param site empty for the default one
   * @param modulations names it can send; empty if it does not say
   * @param speaksLeases whether it renews and fences
   */
  record Registration(
      String agentId,
      AgentType type,
      String hostname,
      String address,
      Optional<String> site,
      List<Device> devices,
      Optional<Set<String>> modulations,
      boolean speaksLeases) {}

  /** Registers or updates an agent and marks it online; keeps whether it is enabled. */
  Agent register(Registration registration);

  /**
   * Marks an agent alive.
   *
   * @throws org.challengectl.domain.RefusedException {@code not_found} if it has never registered
   */
  Agent heartbeat(String agentId);

  /** Marks an agent offline because it says so. Its leases stay until they end. */
  void signOut(String agentId);

  /** Notes whether the agent holds a WebSocket. */
  void connected(String agentId, boolean connected);

  /** Lets an agent work, or not. Stops new grants only. */
  Agent setEnabled(String agentId, boolean enabled);
}

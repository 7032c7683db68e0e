package org.challengectl.agent.core;

import java.net.URI;
import java.util.Optional;

/**
 * Knows API keys of agents whose files have none. A service; the one with the highest ranking that
 * has a key is believed. Safe for concurrent use; asked again after the server has refused a key.
 */
public interface AgentKeys {

  /**
   * The key of an agent.
   *
   * @param serverUrl as in its file, without a slash at its end
   * @return empty if there is none, or none yet
   */
  Optional<String> keyFor(String agentId, URI serverUrl);
}

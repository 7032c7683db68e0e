package org.challengectl.rest.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.auth.AccessException;

/** Counts each agent's requests by the second; an agent in a tight loop gets 429. */
final class AgentRate {

  private final InstantSource clock;
  private final int perSecond;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  /**
   * A rate for all agents.
   *
   * @param perSecond requests of one agent; 0 for no limit
   */
  AgentRate(InstantSource clock, int perSecond) {
    this.clock = clock;
    this.perSecond = perSecond;
  }

  /** Counts one request of an agent whose identity is proven. */
  void count(String agentId) {
    if (perSecond <= 0) {
      return;
    }
    long second = clock.instant().getEpochSecond();
    Window window =
        windows.merge(
            agentId,
            new Window(second, 1),
            (old, one) -> old.second() == second ? new Window(second, old.count() + 1) : one);
    if (window.count() > perSecond) {
      throw AccessException.tooMany(
          "Agent '" + agentId + "' asks more than " + perSecond + " times a second.",
          Duration.ofSeconds(1));
    }
  }

  private record Window(long second, int count) {}
}

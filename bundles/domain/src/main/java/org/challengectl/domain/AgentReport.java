package org.challengectl.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent tells of itself that no work depends on; what is empty it has not told now.
 *
 * @param version of its program
 * @param drivers version of each by its model; a version may be ""
 * @param driverProblems why drivers cannot be used now, in words, by model
 * @param modulations version of each by its name; a version may be ""
 * @param clockOffset how much its wall clock is ahead of the server's
 */
public record AgentReport(
    Optional<String> version,
    Optional<Map<String, String>> drivers,
    Optional<Map<String, String>> driverProblems,
    Optional<Map<String, String>> modulations,
    Optional<Duration> clockOffset) {

  public AgentReport {
    drivers = drivers.map(Map::copyOf);
    driverProblems = driverProblems.map(Map::copyOf);
    modulations = modulations.map(Map::copyOf);
  }

  /** A sign of life. */
  public static AgentReport heartbeat(Optional<Duration> clockOffset) {
    return new AgentReport(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), clockOffset);
  }
}

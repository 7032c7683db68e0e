package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.util.Set;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.signal.Modulation;

/** What an agent is able and allowed to send. */
final class Capability {

  /** What clients can send that do not say what they can send. */
  static final Set<String> CLASSIC =
      Set.of("cw", "ask", "nbfm", "ssb", "usb", "lsb", "pocsag", "lrs", "fhss", "freedv", "paint");

  private final ModulationCatalogue catalogue;

  Capability(ModulationCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Whether it may be given work at all. */
  static boolean works(Agent agent) {
    return agent.type() == AgentType.RUNNER && agent.enabled() && agent.online();
  }

  /** Whether the server knows the modulation and the agent has announced it. */
  boolean sends(Agent agent, String modulation) {
    Set<String> announced = agent.modulations().orElse(CLASSIC);
    return catalogue
        .find(modulation)
        .filter(
            known ->
                announced.contains(modulation) || announced.contains(known.descriptor().name()))
        .isPresent();
  }

  /** What a transmission's start is a whole multiple of; zero if it may start at any time. */
  Duration slot(String modulation) {
    return catalogue.find(modulation).map(Modulation::slot).orElse(Duration.ZERO);
  }
}

package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.SignalProfile;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.signal.Band;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;

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

  /**
   * A signal with the wider band that it must have for itself: the occupied one, and what receivers
   * need of it.
   */
  SignalProfile reserved(Challenge challenge) {
    SignalProfile profile = challenge.profile();
    return necessaryBand(challenge.spec())
        .map(
            band ->
                new SignalProfile(
                    profile.duration(),
                    Math.min(profile.lowOffsetHz(), (long) Math.floor(band.lowHz())),
                    Math.max(profile.highOffsetHz(), (long) Math.ceil(band.highHz()))))
        .orElse(profile);
  }

  private Optional<Band> necessaryBand(ChallengeSpec spec) {
    Optional<Modulation> modulation = catalogue.find(spec.modulation());
    if (modulation.isEmpty()) {
      return Optional.empty();
    }
    ModulationDescriptor descriptor = modulation.get().descriptor();
    try {
      return modulation
          .get()
          .necessaryBand(Parameters.check(descriptor, spec.modulation(), spec.parameters()));
    } catch (SignalException | RuntimeException | LinkageError e) {
      // Another version of the modulation than the one that the challenge was written for, or a
      // faulty one. It must not keep others off the air; the runner says what it thinks of it.
      return Optional.empty();
    }
  }

  /** What a transmission's start is a whole multiple of; zero if it may start at any time. */
  Duration slot(String modulation) {
    return catalogue.find(modulation).map(Modulation::slot).orElse(Duration.ZERO);
  }
}

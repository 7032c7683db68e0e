package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Device;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.SignalProfile;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.internal.FrequencyDrawing.Placement;
import org.challengectl.scheduler.internal.WaitingLine.Place;

/** Chooses what a runner with free devices sends next. Stateless but for what failed lately. */
final class Grants {

  private final SchedulerCore core;
  private final Capability capability;
  private final Failures failures;
  private final FrequencyDrawing drawing;
  private final GrantWriter writer;

  Grants(SchedulerCore core, Capability capability, Failures failures) {
    this.core = core;
    this.capability = capability;
    this.failures = failures;
    this.drawing = new FrequencyDrawing(core.settings(), core.random());
    this.writer = new GrantWriter(core, capability);
  }

  /**
   * Grants the first challenge of the line that can be sent now.
   *
   * @param free devices of the agent, none of them leased
   * @param live all leases that hold
   */
  Optional<Assignment> grant(
      LedgerTransaction tx,
      Outbox outbox,
      Agent agent,
      List<Device> free,
      List<Lease> live,
      Instant now) {
    Set<String> leased = live.stream().map(Lease::challengeId).collect(Collectors.toSet());
    List<Challenge> due =
        tx.due(now).stream().filter(challenge -> !leased.contains(challenge.id())).toList();
    if (due.isEmpty()) {
      return Optional.empty();
    }
    List<FrequencyRange> ranges = tx.frequencyRanges();
    List<FrequencyBand> taken =
        live.stream()
            .filter(lease -> lease.site().equals(agent.site()))
            .map(Lease::band)
            .collect(Collectors.toCollection(ArrayList::new));
    Duration limit = core.settings().starvationLimit();
    Optional<List<Agent>> runners = Optional.empty();
    for (Place place : WaitingLine.of(due, now, limit, core.random())) {
      Challenge challenge = place.challenge();
      if (maySend(agent, challenge, now)) {
        SignalProfile reserved = capability.reserved(challenge);
        for (Device device : free) {
          Optional<Placement> placement =
              drawing.draw(challenge.spec().frequency(), reserved, ranges, device, taken);
          if (placement.isPresent()) {
            return Optional.of(
                writer.write(tx, outbox, agent, device, challenge, placement.get(), now));
          }
        }
      }
      if (place.starving()) {
        List<Agent> others = runners.orElseGet(() -> tx.agents(AgentType.RUNNER));
        runners = Optional.of(others);
        reserve(others, challenge, ranges, agent.site(), now).ifPresent(taken::add);
      }
    }
    return Optional.empty();
  }

  private boolean maySend(Agent agent, Challenge challenge, Instant now) {
    return capability.sends(agent, challenge.spec().modulation())
        && !failures.holds(challenge.id(), agent.id(), now);
  }

  /**
   * A place in the spectrum that nobody else is given while a challenge starves that somebody on
   * the site could send. Without it, narrow signals could keep a wide one off the air for ever.
   */
  private Optional<FrequencyBand> reserve(
      List<Agent> runners,
      Challenge challenge,
      List<FrequencyRange> ranges,
      String site,
      Instant now) {
    SignalProfile reserved = capability.reserved(challenge);
    return runners.stream()
        .filter(Capability::works)
        .filter(agent -> agent.site().equals(site) && maySend(agent, challenge, now))
        .flatMap(agent -> agent.devices().stream())
        .flatMap(
            device ->
                drawing.lowest(challenge.spec().frequency(), reserved, ranges, device).stream())
        .map(Placement::band)
        .findFirst();
  }
}

package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.challengectl.domain.Agent;
import org.challengectl.domain.Device;
import org.challengectl.domain.DomainEvent.AgentChanged;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.RefusedException;
import org.challengectl.scheduler.AgentRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is there and what they can do. */
@Component(service = AgentRegistry.class)
public final class LedgerAgentRegistry implements AgentRegistry {

  private static final int MOST_DEVICES = 64;

  private final SchedulerCore core;

  @Activate
  public LedgerAgentRegistry(@Reference SchedulerCore core) {
    this.core = core;
  }

  @Override
  public Agent register(Registration registration) {
    check(registration);
    return core.transact(
        (tx, outbox) -> {
          Instant now = core.now();
          Optional<Agent> before = tx.agent(registration.agentId());
          Agent agent =
              new Agent(
                  registration.agentId(),
                  registration.type(),
                  registration.hostname(),
                  registration.address(),
                  registration.site().filter(s -> !s.isBlank()).orElse(Agent.DEFAULT_SITE),
                  before.map(Agent::enabled).orElse(true),
                  true,
                  Optional.of(now),
                  registration.devices(),
                  registration.modulations(),
                  registration.speaksLeases(),
                  before.map(Agent::connected).orElse(false));
          tx.saveAgent(agent);
          outbox.tell(new AgentChanged(now, agent));
          return agent;
        });
  }

  private static void check(Registration registration) {
    if (registration.agentId().isBlank()) {
      throw invalid("An agent must have an id.");
    }
    if (registration.devices().size() > MOST_DEVICES) {
      throw invalid("An agent can have at most " + MOST_DEVICES + " devices.");
    }
    long distinct = registration.devices().stream().map(Device::id).distinct().count();
    if (distinct < registration.devices().size()) {
      throw invalid("Each device of an agent must have an id of its own.");
    }
  }

  private static RefusedException invalid(String message) {
    return new RefusedException(RefusedException.Kind.INVALID, "invalid_registration", message);
  }

  @Override
  public Agent heartbeat(String agentId) {
    return core.transact(
        (tx, outbox) -> {
          Instant now = core.now();
          Agent before = known(tx, agentId);
          Agent after = before.withPresence(true, Optional.of(now));
          tx.saveAgent(after);
          if (!before.online()) {
            outbox.tell(new AgentChanged(now, after));
          }
          return after;
        });
  }

  @Override
  public void signOut(String agentId) {
    change(agentId, agent -> agent.withPresence(false, agent.lastHeartbeat()));
  }

  @Override
  public void connected(String agentId, boolean connected) {
    change(agentId, agent -> agent.withConnected(connected));
  }

  @Override
  public Agent setEnabled(String agentId, boolean enabled) {
    return change(agentId, agent -> agent.withEnabled(enabled));
  }

  private Agent change(String agentId, UnaryOperator<Agent> how) {
    return core.transact(
        (tx, outbox) -> {
          Agent before = known(tx, agentId);
          Agent after = how.apply(before);
          if (!after.equals(before)) {
            Instant now = core.now();
            tx.saveAgent(after);
            outbox.tell(new AgentChanged(now, after));
            if (after.enabled() && !before.enabled()) {
              outbox.tell(new WorkAvailable(now));
            }
          }
          return after;
        });
  }

  private static Agent known(LedgerTransaction tx, String agentId) {
    return tx.agent(agentId)
        .orElseThrow(() -> RefusedException.notFound("registered agent '" + agentId + "'"));
  }
}

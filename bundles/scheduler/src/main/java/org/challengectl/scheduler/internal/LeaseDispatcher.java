package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.Agent;
import org.challengectl.domain.Device;
import org.challengectl.domain.DomainEvent.LeaseRenewed;
import org.challengectl.domain.DomainEvent.StopRequested;
import org.challengectl.domain.DomainEvent.TransmissionStarted;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.Transmission;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.CompletionReport;
import org.challengectl.scheduler.Dispatcher;
import org.challengectl.scheduler.ModulationCatalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The dispatcher: each call is one transaction that reads what holds now and decides. */
@Component(service = Dispatcher.class, immediate = true)
public final class LeaseDispatcher implements Dispatcher {

  private final SchedulerCore core;
  private final Pauses pauses;
  private final LeaseEnds ends;
  private final Grants grants;
  private final Completions completions;

  @Activate
  public LeaseDispatcher(
      @Reference SchedulerCore core,
      @Reference ModulationCatalogue catalogue,
      @Reference RecordingRepository recordings,
      @Reference EventRepository events) {
    this.core = core;
    this.pauses = new Pauses(events);
    this.ends = new LeaseEnds(core.leases());
    Failures failures = new Failures(core.settings().failureBackoff());
    this.grants = new Grants(core, new Capability(catalogue), failures);
    this.completions = new Completions(core, ends, failures, recordings);
  }

  @Override
  public Optional<Assignment> poll(String agentId, Optional<String> deviceId) {
    return core.transact((tx, outbox) -> poll(tx, outbox, agentId, deviceId));
  }

  private Optional<Assignment> poll(
      LedgerTransaction tx, Outbox outbox, String agentId, Optional<String> deviceId) {
    Agent agent =
        tx.agent(agentId)
            .orElseThrow(() -> RefusedException.notFound("registered agent '" + agentId + "'"));
    List<Device> wanted = deviceId.map(id -> List.of(device(agent, id))).orElse(agent.devices());
    Instant now = core.now();
    // In the silence after a restore nothing is given again either: what the backup calls alive may
    // long have ended, and its challenge be with somebody whom the backup does not know.
    if (!agent.enabled() || now.isBefore(core.grantsFrom())) {
      return Optional.empty();
    }
    List<Lease> live = ends.expireAll(tx, outbox, now);
    List<Lease> held =
        live.stream()
            .filter(lease -> lease.agentId().equals(agentId))
            .filter(lease -> deviceId.isEmpty() || lease.deviceId().equals(deviceId.get()))
            .toList();
    if (!held.isEmpty()) {
      return giveAgain(tx, agent, held, now);
    }
    if (!Capability.works(agent) || pauses.hold(tx, now)) {
      return Optional.empty();
    }
    return grants.grant(tx, outbox, agent, wanted, live, now);
  }

  /**
   * Gives an assignment again whose answer seems to be lost. The agent will count its time from
   * this request, so the lease must run from now as well.
   */
  private Optional<Assignment> giveAgain(
      LedgerTransaction tx, Agent agent, List<Lease> held, Instant now) {
    return held.stream()
        .filter(lease -> lease.fenced() == agent.speaksLeases())
        .filter(lease -> !lease.stopRequested() && !now.isAfter(lease.renewableUntil()))
        .findFirst()
        .map(
            lease -> {
              Lease extended = core.leases().extended(lease, now);
              tx.updateLease(extended);
              return new Assignment(
                  extended,
                  tx.challenge(lease.challengeId()).orElseThrow(),
                  tx.transmission(lease.transmissionId()).orElseThrow());
            });
  }

  private static Device device(Agent agent, String deviceId) {
    return agent
        .device(deviceId)
        .orElseThrow(
            () ->
                RefusedException.notFound(
                    "device '" + deviceId + "' of agent '" + agent.id() + "'"));
  }

  @Override
  public Lease renew(String agentId, long fencingNumber) {
    return core.transact(
            (tx, outbox) -> {
              Instant now = core.now();
              Optional<Lease> held =
                  held(tx, outbox, agentId, fencingNumber, now)
                      .filter(lease -> !now.isAfter(lease.renewableUntil()));
              if (held.isEmpty()) {
                return this.<Lease>refuse(tx, outbox, now, agentId, fencingNumber, "renew");
              }
              Lease extended = core.leases().extended(held.get(), now);
              tx.updateLease(extended);
              outbox.tell(new LeaseRenewed(now, extended));
              return Optional.of(extended);
            })
        .orElseThrow();
  }

  @Override
  public void started(String agentId, long fencingNumber, Instant at) {
    core.transact(
        (tx, outbox) -> {
          Instant now = core.now();
          Optional<Lease> held = held(tx, outbox, agentId, fencingNumber, now);
          if (held.isEmpty()) {
            return this.<Transmission>refuse(tx, outbox, now, agentId, fencingNumber, "started");
          }
          Transmission transmission = tx.transmission(held.get().transmissionId()).orElseThrow();
          if (transmission.startedAt().isEmpty()) {
            Transmission started =
                transmission.withStarted(Times.within(transmission.assignedAt(), at, now));
            tx.updateTransmission(started);
            outbox.tell(new TransmissionStarted(now, started));
          }
          return Optional.of(transmission);
        });
  }

  /** The agent's lease of that number, if it still holds. */
  private Optional<Lease> held(
      LedgerTransaction tx, Outbox outbox, String agentId, long fencingNumber, Instant now) {
    return tx.lease(fencingNumber)
        .filter(lease -> lease.agentId().equals(agentId))
        .filter(lease -> lease.state() == LeaseState.LIVE)
        .filter(lease -> !ends.expire(tx, outbox, lease, now));
  }

  private <T> Optional<T> refuse(
      LedgerTransaction tx,
      Outbox outbox,
      Instant now,
      String agentId,
      long fencingNumber,
      String what) {
    String challengeId = tx.lease(fencingNumber).map(Lease::challengeId).orElse("");
    return StaleReports.refuse(
        tx, outbox, now, agentId, challengeId, OptionalLong.of(fencingNumber), what);
  }

  @Override
  public Transmission complete(CompletionReport report) {
    return completions.complete(report);
  }

  @Override
  public Optional<Lease> stop(String challengeId) {
    return core.transact(
        (tx, outbox) -> {
          if (tx.challenge(challengeId).isEmpty()) {
            throw RefusedException.notFound("challenge '" + challengeId + "'");
          }
          Instant now = core.now();
          Optional<Lease> live =
              ends.expireAll(tx, outbox, now).stream()
                  .filter(lease -> lease.challengeId().equals(challengeId))
                  .findFirst()
                  .map(Lease::withStopRequested);
          live.ifPresent(
              lease -> {
                tx.updateLease(lease);
                outbox.tell(new StopRequested(now, lease));
              });
          return live;
        });
  }
}

package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.challengectl.domain.Agent;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.Device;
import org.challengectl.domain.DomainEvent.ChallengeChanged;
import org.challengectl.domain.DomainEvent.RecordingAssigned;
import org.challengectl.domain.DomainEvent.TransmissionAssigned;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.internal.FrequencyDrawing.Placement;

/** Writes a decided grant into the ledger: lease, transmission, progress, and who records it. */
final class GrantWriter {

  private final SchedulerCore core;
  private final Capability capability;
  private final ListenerChoice listeners;

  GrantWriter(SchedulerCore core, Capability capability) {
    this.core = core;
    this.capability = capability;
    this.listeners = new ListenerChoice(core.settings(), core.random());
  }

  Assignment write(
      LedgerTransaction tx,
      Outbox outbox,
      Agent agent,
      Device device,
      Challenge challenge,
      Placement placement,
      Instant now) {
    Optional<Agent> listener =
        listeners.choose(tx, challenge, placement.carrierHz(), agent.site(), now);
    Duration slot = capability.slot(challenge.spec().modulation());
    Instant startAt = startAt(agent, listener, slot, now);
    long number = tx.nextFencingNumber();
    Transmission transmission =
        transmission(tx, number, agent, device, challenge, placement, now, startAt);
    Lease lease = lease(transmission, agent, placement, now);
    ChallengeProgress progress = challenge.progress().assigned();
    Challenge assigned = challenge.withProgress(progress);
    tx.insertLease(lease);
    tx.saveProgress(challenge.id(), progress);
    outbox.tell(new TransmissionAssigned(now, transmission));
    outbox.tell(new ChallengeChanged(now, assigned));
    listener.ifPresent(
        who ->
            outbox.tell(
                new RecordingAssigned(now, recording(tx, transmission, who), transmission)));
    return new Assignment(lease, assigned, transmission);
  }

  /**
   * Late enough for the pre-roll, if somebody listens, and at the start of a slot, if the
   * modulation has slots; at once for a runner that cannot wait.
   */
  private Instant startAt(Agent runner, Optional<Agent> listener, Duration slot, Instant now) {
    if (!runner.speaksLeases()) {
      return now;
    }
    Duration preroll = core.settings().preroll().plus(core.settings().recordingLead());
    Instant earliest = listener.isPresent() ? now.plus(preroll) : now;
    return slot.isZero() ? earliest : nextSlot(earliest, slot);
  }

  private static Instant nextSlot(Instant earliest, Duration slot) {
    Duration since = Duration.between(Instant.EPOCH, earliest);
    long whole = since.dividedBy(slot);
    Instant begun = Instant.EPOCH.plus(slot.multipliedBy(whole));
    return begun.equals(earliest) ? earliest : begun.plus(slot);
  }

  private Lease lease(Transmission transmission, Agent agent, Placement placement, Instant now) {
    boolean fenced = agent.speaksLeases();
    Duration duration = core.leases().duration(fenced, transmission.profile());
    return new Lease(
        transmission.fencingNumber(),
        transmission.id(),
        transmission.challengeId(),
        agent.id(),
        transmission.deviceId(),
        agent.site(),
        placement.band(),
        placement.carrierHz(),
        duration,
        now,
        core.leases().freeAt(duration, now),
        core.leases().renewableUntil(transmission.startAt(), transmission.profile()),
        fenced,
        false,
        LeaseState.LIVE);
  }

  private static Transmission transmission(
      LedgerTransaction tx,
      long number,
      Agent agent,
      Device device,
      Challenge challenge,
      Placement placement,
      Instant now,
      Instant startAt) {
    Transmission draft =
        new Transmission(
            0,
            number,
            challenge.id(),
            challenge.spec().name(),
            challenge.spec().modulation(),
            agent.id(),
            device.id(),
            placement.carrierHz(),
            challenge.profile(),
            now,
            startAt,
            Optional.empty(),
            Optional.empty(),
            TransmissionStatus.ASSIGNED,
            Optional.empty(),
            Optional.empty());
    return draft.withId(tx.insertTransmission(draft));
  }

  private static Recording recording(
      LedgerTransaction tx, Transmission transmission, Agent listener) {
    Recording draft =
        new Recording(
            0,
            transmission.id(),
            transmission.challengeId(),
            transmission.challengeName(),
            listener.id(),
            transmission.carrierHz(),
            transmission.profile(),
            transmission.assignedAt(),
            transmission.startAt(),
            Optional.empty(),
            Optional.empty(),
            RecordingStatus.PENDING,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return draft.withId(tx.insertRecording(draft));
  }
}

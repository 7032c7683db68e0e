package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.DomainEvent.ChallengeChanged;
import org.challengectl.domain.DomainEvent.TransmissionEnded;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;

/** Ends leases that have run out. Stateless. */
final class LeaseEnds {

  private final LeaseRules rules;

  LeaseEnds(LeaseRules rules) {
    this.rules = rules;
  }

  /**
   * Ends all that have run out.
   *
   * @return those that still hold
   */
  List<Lease> expireAll(LedgerTransaction tx, Outbox outbox, Instant now) {
    List<Lease> holding = new ArrayList<>();
    for (Lease lease : tx.liveLeases()) {
      if (!expire(tx, outbox, lease, now)) {
        holding.add(lease);
      }
    }
    return holding;
  }

  /** Whether the live lease has run out; if so it is ended. */
  boolean expire(LedgerTransaction tx, Outbox outbox, Lease lease, Instant now) {
    // The holder's heartbeat matters only for clients without leases: spare the query.
    boolean over =
        rules.over(lease, lease.fenced() ? Optional.empty() : tx.agent(lease.agentId()), now);
    if (over) {
      end(tx, outbox, lease, now);
    }
    return over;
  }

  private static void end(LedgerTransaction tx, Outbox outbox, Lease lease, Instant now) {
    tx.updateLease(lease.ended(LeaseState.EXPIRED));
    tx.transmission(lease.transmissionId())
        .filter(transmission -> transmission.status() == TransmissionStatus.ASSIGNED)
        .ifPresent(
            transmission -> {
              Transmission ended =
                  transmission.ended(
                      TransmissionStatus.EXPIRED,
                      transmission.startedAt(),
                      now,
                      Optional.of("the runner did not report before its lease ran out"));
              tx.updateTransmission(ended);
              outbox.tell(new TransmissionEnded(now, ended));
            });
    tx.challenge(lease.challengeId())
        .ifPresent(
            challenge -> {
              ChallengeProgress next =
                  challenge.spec().enabled()
                      ? challenge.progress().queued(now)
                      : challenge.progress().disabled();
              Challenge changed = challenge.withProgress(next);
              tx.saveProgress(challenge.id(), next);
              outbox.tell(new ChallengeChanged(now, changed));
              outbox.tell(new WorkAvailable(now));
            });
  }
}

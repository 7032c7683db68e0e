package org.challengectl.persistence.internal;

import java.time.Instant;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.Ledger;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;

/** What a scheduler does at the least when it grants and when it hears of the end. */
final class Claims {

  private Claims() {}

  /** Leases the first challenge that is due; empty if none is. */
  static Optional<Lease> claim(Ledger ledger, Instant now, String agentId, String deviceId) {
    return ledger.transact(
        transaction ->
            transaction.due(now).stream()
                .findFirst()
                .map(challenge -> grant(transaction, challenge, agentId, deviceId)));
  }

  static Lease grant(
      LedgerTransaction transaction, Challenge challenge, String agentId, String deviceId) {
    long number = transaction.nextFencingNumber();
    long transmission =
        transaction.insertTransmission(Samples.transmission(number, challenge.id(), agentId));
    Lease lease = Samples.lease(number, transmission, challenge.id(), agentId, deviceId);
    transaction.insertLease(lease);
    transaction.saveProgress(challenge.id(), challenge.progress().assigned());
    return lease;
  }

  /** Ends a lease with success; the challenge is due again at a time. */
  static void complete(Ledger ledger, Lease lease, Instant now, Instant next) {
    ledger.transact(
        transaction -> {
          Transmission transmission =
              transaction.transmission(lease.transmissionId()).orElseThrow();
          transaction.updateTransmission(
              transmission.ended(
                  TransmissionStatus.SUCCESS, Optional.of(now), now, Optional.empty()));
          transaction.updateLease(
              transaction.lease(lease.fencingNumber()).orElseThrow().ended(LeaseState.RELEASED));
          Challenge challenge = transaction.challenge(lease.challengeId()).orElseThrow();
          transaction.saveProgress(challenge.id(), challenge.progress().transmitted(now, next));
          return transmission;
        });
  }
}

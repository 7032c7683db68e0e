package org.challengectl.scheduler;

import java.time.Instant;
import java.util.Optional;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Transmission;

/** Grants, renews and ends leases. Safe for concurrent use; each call is one transaction. */
public interface Dispatcher {

  /**
   * Answers an agent that asks for work. An assignment whose answer got lost is given again, with
   * the same number, to the same agent and device.
   *
   * @param deviceId the free device; empty if the client has but one or does not say
   * @throws org.challengectl.domain.RefusedException {@code not_found} for an unknown agent or
   *     device
   */
  Optional<Assignment> poll(String agentId, Optional<String> deviceId);

  /**
   * Renews a lease for its full duration from now.
   *
   * @throws org.challengectl.domain.RefusedException {@code stale_lease} (and the report is
   *     recorded) if it does not hold, or may not be renewed any longer
   */
  Lease renew(String agentId, long fencingNumber);

  /**
   * The runner has keyed up.
   *
   * @throws org.challengectl.domain.RefusedException {@code stale_lease} as in {@link #renew}
   */
  void started(String agentId, long fencingNumber, Instant at);

  /**
   * The runner reports the end. A report that is repeated with the same outcome is accepted and
   * changes nothing.
   *
   * @throws org.challengectl.domain.RefusedException {@code stale_lease}; {@code not_found} if
   *     there is no such challenge
   */
  Transmission complete(CompletionReport report);

  /**
   * Asks the holder of a challenge's lease to end its transmission now.
   *
   * @return the lease; empty if the challenge is not on the air
   */
  Optional<Lease> stop(String challengeId);
}

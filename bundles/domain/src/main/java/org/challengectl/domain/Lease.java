package org.challengectl.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The right to transmit one challenge with one device in one band, for a while.
 *
 * @param fencingNumber grows with every grant, over restarts and restores
 * @param transmissionId of the transmission that it is for
 * @param band the occupied band with its guard, exclusive within {@code site}
 * @param carrierHz where the carrier is
 * @param duration how long the holder may go on after it sent the request that got or renewed it
 * @param freeAt server time from which everything that it holds may be given to others: the last
 *     commit of a grant or renewal, plus duration and guard
 * @param renewableUntil server time after which it is not renewed any more
 * @param fenced whether the holder knows leases; if not, the rules for old clients hold
 * @param stopRequested whether an operator wants it to end now
 */
public record Lease(
    long fencingNumber,
    long transmissionId,
    String challengeId,
    String agentId,
    String deviceId,
    String site,
    FrequencyBand band,
    long carrierHz,
    Duration duration,
    Instant grantedAt,
    Instant freeAt,
    Instant renewableUntil,
    boolean fenced,
    boolean stopRequested,
    LeaseState state) {

  public Lease {
    Objects.requireNonNull(challengeId, "challengeId");
    Objects.requireNonNull(agentId, "agentId");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(band, "band");
    Objects.requireNonNull(state, "state");
  }

  public Lease withFreeAt(Instant next) {
    return copy(next, stopRequested, state);
  }

  public Lease withStopRequested() {
    return copy(freeAt, true, state);
  }

  public Lease ended(LeaseState how) {
    return copy(freeAt, stopRequested, how);
  }

  private Lease copy(Instant nextFreeAt, boolean nextStop, LeaseState nextState) {
    return new Lease(
        fencingNumber,
        transmissionId,
        challengeId,
        agentId,
        deviceId,
        site,
        band,
        carrierHz,
        duration,
        grantedAt,
        nextFreeAt,
        renewableUntil,
        fenced,
        nextStop,
        nextState);
  }
}

package org.challengectl.persistence.internal.model;

import java.time.Duration;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Times;

/** A row of {@code leases}. The ledger writes them. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "leases")
public class LeaseEntity {

  @Id
  @Column(name = "fencing_number")
  private long fencingNumber;

  @Column(name = "transmission_id")
  private long transmissionId;

  @Column(name = "challenge_id")
  private String challengeId;

  @Column(name = "agent_id")
  private String agentId;

  @Column(name = "device_id")
  private String deviceId;

  private String site;

  @Column(name = "band_low_hz")
  private long bandLowHz;

  @Column(name = "band_high_hz")
  private long bandHighHz;

  @Column(name = "carrier_hz")
  private long carrierHz;

  @Column(name = "duration_ns")
  private long durationNanos;

  @Column(name = "granted_at")
  private long grantedAt;

  @Column(name = "free_at")
  private long freeAt;

  @Column(name = "renewable_until")
  private long renewableUntil;

  private boolean fenced;

  @Column(name = "stop_requested")
  private boolean stopRequested;

  private String state;

  protected LeaseEntity() {}

  Lease toDomain() {
    return new Lease(
        fencingNumber,
        transmissionId,
        challengeId,
        agentId,
        deviceId,
        site,
        new FrequencyBand(bandLowHz, bandHighHz),
        carrierHz,
        Duration.ofNanos(durationNanos),
        Times.instant(grantedAt),
        Times.instant(freeAt),
        Times.instant(renewableUntil),
        fenced,
        stopRequested,
        Names.parse(LeaseState.class, state));
  }
}

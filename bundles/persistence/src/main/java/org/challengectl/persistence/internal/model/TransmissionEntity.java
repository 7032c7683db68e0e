package org.challengectl.persistence.internal.model;

import java.time.Duration;
import java.util.Optional;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.SignalProfile;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Times;

/** A row of {@code transmissions}. The ledger writes them. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "transmissions")
public class TransmissionEntity {

  @Id
  @Column(name = "transmission_id")
  private long id;

  @Column(name = "fencing_number")
  private long fencingNumber;

  @Column(name = "challenge_id")
  private String challengeId;

  @Column(name = "challenge_name")
  private String challengeName;

  private String modulation;

  @Column(name = "runner_id")
  private String runnerId;

  @Column(name = "device_id")
  private String deviceId;

  @Column(name = "frequency")
  private long carrierHz;

  @Column(name = "duration_ns")
  private long durationNanos;

  @Column(name = "low_offset_hz")
  private long lowOffsetHz;

  @Column(name = "high_offset_hz")
  private long highOffsetHz;

  @Column(name = "assigned_at")
  private long assignedAt;

  @Column(name = "start_at")
  private long startAt;

  @Column(name = "started_at")
  private Long startedAt;

  @Column(name = "completed_at")
  private Long completedAt;

  private String status;

  @Column(name = "error_message")
  private String errorMessage;

  private Boolean heard;

  protected TransmissionEntity() {}

  Transmission toDomain() {
    return new Transmission(
        id,
        fencingNumber,
        challengeId,
        challengeName,
        modulation,
        runnerId,
        deviceId,
        carrierHz,
        new SignalProfile(Duration.ofNanos(durationNanos), lowOffsetHz, highOffsetHz),
        Times.instant(assignedAt),
        Times.instant(startAt),
        Times.instant(startedAt),
        Times.instant(completedAt),
        Names.parse(TransmissionStatus.class, status),
        Optional.ofNullable(errorMessage),
        Optional.ofNullable(heard));
  }
}

package org.challengectl.persistence.internal.model;

import java.time.Duration;
import java.util.Optional;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.SignalProfile;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Times;
import org.challengectl.persistence.internal.json.RecordingJson;

/** A row of {@code recordings}. The ledger writes them. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "recordings")
public class RecordingEntity {

  @Id
  @Column(name = "recording_id")
  private long id;

  @Column(name = "transmission_id")
  private long transmissionId;

  @Column(name = "challenge_id")
  private String challengeId;

  @Column(name = "challenge_name")
  private String challengeName;

  @Column(name = "agent_id")
  private String listenerId;

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

  @Column(name = "expected_start")
  private long expectedStart;

  @Column(name = "started_at")
  private Long startedAt;

  @Column(name = "completed_at")
  private Long completedAt;

  private String status;

  @Column(name = "sample_rate")
  private int sampleRateHz;

  @Column(name = "recorded_ns")
  private Long recordedNanos;

  private String measurement;
  private String picture;

  @Column(name = "sigmf_hash")
  private String sigMfSha256;

  @Column(name = "error_message")
  private String errorMessage;

  protected RecordingEntity() {}

  Recording toDomain() {
    return new Recording(
        id,
        transmissionId,
        challengeId,
        challengeName,
        listenerId,
        carrierHz,
        new SignalProfile(Duration.ofNanos(durationNanos), lowOffsetHz, highOffsetHz),
        Times.instant(assignedAt),
        Times.instant(expectedStart),
        Times.instant(startedAt),
        Times.instant(completedAt),
        Names.parse(RecordingStatus.class, status),
        sampleRateHz,
        Optional.ofNullable(recordedNanos).map(Duration::ofNanos),
        RecordingJson.readMeasurement(measurement),
        RecordingJson.readPicture(picture),
        Optional.ofNullable(sigMfSha256),
        Optional.ofNullable(errorMessage));
  }
}

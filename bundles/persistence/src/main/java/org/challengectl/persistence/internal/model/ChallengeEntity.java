package org.challengectl.persistence.internal.model;

import java.time.Duration;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.SignalProfile;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Times;

/** A row of {@code challenges}. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "challenges")
public class ChallengeEntity {

  @Id
  @Column(name = "challenge_id")
  private String id;

  private String name;
  private String config;
  private long revision;

  @Column(name = "duration_ns")
  private long durationNanos;

  @Column(name = "low_offset_hz")
  private long lowOffsetHz;

  @Column(name = "high_offset_hz")
  private long highOffsetHz;

  private String status;

  @SuppressWarnings("unused") // a column for people and reports
  private int priority;

  @SuppressWarnings("unused") // the ledger's queries read it
  private boolean enabled;

  @Column(name = "queued_since")
  private Long queuedSince;

  @Column(name = "next_tx_time")
  private Long nextTransmission;

  @Column(name = "last_tx_time")
  private Long lastTransmission;

  @Column(name = "transmission_count")
  private long transmissionCount;

  private boolean triggered;

  protected ChallengeEntity() {}

  ChallengeEntity(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  void rename(String next) {
    name = next;
  }

  String config() {
    return config;
  }

  long revision() {
    return revision;
  }

  /** Replaces what the organiser wrote. */
  void define(ChallengeSpec spec, String json, SignalProfile profile, long nextRevision) {
    name = spec.name();
    config = json;
    revision = nextRevision;
    durationNanos = Times.nanos(profile.duration());
    lowOffsetHz = profile.lowOffsetHz();
    highOffsetHz = profile.highOffsetHz();
    priority = spec.priority();
    enabled = spec.enabled();
  }

  SignalProfile profile() {
    return new SignalProfile(Duration.ofNanos(durationNanos), lowOffsetHz, highOffsetHz);
  }

  ChallengeProgress progress() {
    return new ChallengeProgress(
        Names.parse(ChallengeStatus.class, status),
        Times.instant(queuedSince),
        Times.instant(nextTransmission),
        Times.instant(lastTransmission),
        transmissionCount,
        triggered);
  }

  void progress(ChallengeProgress next) {
    status = Names.of(next.status());
    queuedSince = Times.millis(next.queuedSince());
    nextTransmission = Times.millis(next.nextTransmission());
    lastTransmission = Times.millis(next.lastTransmission());
    transmissionCount = next.transmissionCount();
    triggered = next.triggered();
  }

  Challenge toDomain(ChallengeSpec spec) {
    return new Challenge(id, revision, spec, profile(), progress());
  }
}

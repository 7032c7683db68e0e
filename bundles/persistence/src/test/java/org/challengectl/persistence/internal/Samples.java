package org.challengectl.persistence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.Device;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.SignalProfile;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;

/** Records to store. */
final class Samples {

  /** A time that has nothing to do with the wall clock. */
  static final Instant NOW = Instant.parse("2001-02-03T04:05:06.789Z");

  static final SignalProfile PROFILE =
      new SignalProfile(Duration.ofNanos(12_345_678_901L), -75, 75);

  private Samples() {}

  static ChallengeSpec spec(String name) {
    return new ChallengeSpec(
        name,
        "cw",
        new FrequencyPlan.Fixed(146_550_000),
        new FlagRef.Text("flag of " + name),
        new Delays(Duration.ofSeconds(60), Duration.ofSeconds(90), DelayMode.MEAN),
        10,
        true,
        PublicView.DEFAULT,
        Map.of("speed", 35L));
  }

  static ChallengeSpec disabled(ChallengeSpec spec) {
    return new ChallengeSpec(
        spec.name(),
        spec.modulation(),
        spec.frequency(),
        spec.flag(),
        spec.delays(),
        spec.priority(),
        false,
        spec.publicView(),
        spec.parameters());
  }

  static ChallengeSpec sending(ChallengeSpec spec, String flag) {
    return new ChallengeSpec(
        spec.name(),
        spec.modulation(),
        spec.frequency(),
        new FlagRef.Text(flag),
        spec.delays(),
        spec.priority(),
        spec.enabled(),
        spec.publicView(),
        spec.parameters());
  }

  /** One whose flag is a file that is in no store. */
  static ChallengeSpec fileSpec(String name) {
    ChallengeSpec spec = spec(name);
    return new ChallengeSpec(
        name,
        spec.modulation(),
        spec.frequency(),
        new FlagRef.File("ab".repeat(32), "a.wav"),
        spec.delays(),
        spec.priority(),
        spec.enabled(),
        spec.publicView(),
        spec.parameters());
  }

  static Draft draft(String id) {
    return draft(id, spec(id));
  }

  static Draft draft(String id, ChallengeSpec spec) {
    return new Draft(id, spec, PROFILE);
  }

  static Agent agent(String id) {
    return new Agent(
        id,
        AgentType.RUNNER,
        "host-" + id,
        "10.0.0.7",
        Agent.DEFAULT_SITE,
        true,
        true,
        Optional.of(NOW),
        List.of(
            new Device(
                "0",
                "hackrf",
                "0",
                List.of(new FrequencyBand(144_000_000, 148_000_000)),
                2_000_000),
            new Device("1", "virtual", "air", List.of(), 0, List.of("2m", "70cm"))),
        Optional.of(Set.of("cw", "nbfm")),
        true,
        false);
  }

  static Transmission transmission(long fencingNumber, String challengeId, String agentId) {
    return new Transmission(
        0,
        fencingNumber,
        challengeId,
        "name of " + challengeId,
        "cw",
        agentId,
        "0",
        146_550_000,
        PROFILE,
        NOW,
        NOW.plusSeconds(6),
        Optional.empty(),
        Optional.empty(),
        TransmissionStatus.ASSIGNED,
        Optional.empty(),
        Optional.empty());
  }

  static Lease lease(
      long fencingNumber, long transmissionId, String challengeId, String agentId, String device) {
    return new Lease(
        fencingNumber,
        transmissionId,
        challengeId,
        agentId,
        device,
        Agent.DEFAULT_SITE,
        new FrequencyBand(146_549_000, 146_551_000),
        146_550_000,
        Duration.ofSeconds(60),
        NOW,
        NOW.plusSeconds(61),
        NOW.plusSeconds(600),
        true,
        false,
        LeaseState.LIVE);
  }

  static Recording recording(long transmissionId, String challengeId) {
    return new Recording(
        0,
        transmissionId,
        challengeId,
        "name of " + challengeId,
        "listener-1",
        146_550_000,
        PROFILE,
        NOW,
        NOW.plusSeconds(6),
        Optional.empty(),
        Optional.empty(),
        RecordingStatus.PENDING,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Recording ended(Recording recording, RecordingStatus how, Instant completed) {
    return new Recording(
        recording.id(),
        recording.transmissionId(),
        recording.challengeId(),
        recording.challengeName(),
        recording.listenerId(),
        recording.carrierHz(),
        recording.profile(),
        recording.assignedAt(),
        recording.expectedStart(),
        Optional.of(NOW.plusSeconds(1)),
        Optional.of(completed),
        how,
        2_048_000,
        Optional.of(Duration.ofMillis(22_345)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static AgentCredential credential(String agentId, String lookupId) {
    return new AgentCredential(agentId, lookupId, "$2a$12$hash-of-" + lookupId, NOW);
  }

  static EnrollmentToken token(String hash, Instant created) {
    return new EnrollmentToken(
        hash,
        "runner-of-" + hash,
        "lookup-" + hash,
        "$2a$12$hash",
        created,
        created.plus(Duration.ofHours(24)),
        Optional.empty());
  }

  static FrequencyRange range(String name, long lowHz, long highHz) {
    return new FrequencyRange(
        name, name.toUpperCase(java.util.Locale.ROOT), "", new FrequencyBand(lowHz, highHz));
  }
}

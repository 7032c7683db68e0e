package org.challengectl.views.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.Device;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Picture;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.SignalProfile;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;

/** Ordinary things to test with. */
public final class Samples {

  public static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  public static final long CARRIER_HZ = 146_520_000;
  public static final PublicView EVERYTHING = new PublicView(true, true, true, true);
  public static final PublicView NOTHING = new PublicView(false, false, false, false);
  public static final FrequencyPlan ANYWHERE =
      new FrequencyPlan.Manual(new FrequencyBand(144_000_000, 148_000_000));
  private static final SignalProfile PROFILE =
      new SignalProfile(Duration.ofMillis(7250), -250, 250);

  private Samples() {}

  public static Challenge challenge(String id, PublicView view, FrequencyPlan plan) {
    ChallengeSpec spec =
        new ChallengeSpec(
            id.toUpperCase(Locale.ROOT),
            "cw",
            plan,
            new FlagRef.Text("flag{secret}"),
            new Delays(Duration.ofSeconds(60), Duration.ofSeconds(90), DelayMode.MEAN),
            10,
            true,
            view,
            Map.of("speed", 35L));
    ChallengeProgress progress =
        new ChallengeProgress(
            ChallengeStatus.QUEUED,
            Optional.of(NOON),
            Optional.empty(),
            Optional.of(NOON.minusSeconds(60)),
            3,
            false);
    return new Challenge(id, 1, spec, PROFILE, progress);
  }

  public static Challenge challenge(String id) {
    return challenge(id, EVERYTHING, new FrequencyPlan.Fixed(CARRIER_HZ));
  }

  public static Challenge disabled(Challenge challenge) {
    return challenge.withProgress(challenge.progress().disabled());
  }

  public static Transmission transmission(long id, String challengeId, boolean started) {
    return new Transmission(
        id,
        id + 100,
        challengeId,
        challengeId.toUpperCase(Locale.ROOT),
        "cw",
        "fox",
        "0",
        CARRIER_HZ,
        PROFILE,
        NOON,
        NOON.plusSeconds(6),
        started ? Optional.of(NOON.plusSeconds(6)) : Optional.empty(),
        Optional.empty(),
        TransmissionStatus.ASSIGNED,
        Optional.empty(),
        Optional.empty());
  }

  public static Lease lease(Transmission transmission, boolean fenced) {
    return new Lease(
        transmission.fencingNumber(),
        transmission.id(),
        transmission.challengeId(),
        transmission.runnerId(),
        transmission.deviceId(),
        Agent.DEFAULT_SITE,
        PROFILE.bandAt(transmission.carrierHz()),
        transmission.carrierHz(),
        Duration.ofSeconds(60),
        NOON,
        NOON.plusSeconds(61),
        NOON.plusSeconds(600),
        fenced,
        false,
        LeaseState.LIVE);
  }

  public static Recording recording(long id, String challengeId, RecordingStatus status) {
    boolean done = status == RecordingStatus.COMPLETED;
    return new Recording(
        id,
        id + 1000,
        challengeId,
        challengeId.toUpperCase(Locale.ROOT),
        "ear",
        CARRIER_HZ,
        PROFILE,
        NOON,
        NOON.plusSeconds(6),
        done ? Optional.of(NOON) : Optional.empty(),
        done ? Optional.of(NOON.plusSeconds(20)) : Optional.empty(),
        status,
        done ? 250_000 : 0,
        done ? Optional.of(Duration.ofMillis(17_250)) : Optional.empty(),
        done
            ? Optional.of(
                new Measurement(
                    true,
                    12.5,
                    480,
                    23.4,
                    Optional.of(NOON.plusSeconds(6)),
                    Optional.of(NOON.plusSeconds(13))))
            : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static Picture picture(String sha256) {
    return new Picture(sha256, 1000, 600, 80, 40, 900, 560, CARRIER_HZ, 20_000, 17.25);
  }

  public static Agent agent(String id, AgentType type) {
    return new Agent(
        id,
        type,
        "host-" + id,
        "10.0.0.1",
        Agent.DEFAULT_SITE,
        true,
        true,
        Optional.of(NOON),
        List.of(
            new Device(
                "0",
                "hackrf",
                "serial-1",
                List.of(new FrequencyBand(144_000_000, 148_000_000)),
                2_000_000)),
        Optional.of(Set.of("cw", "nbfm")),
        true,
        false);
  }
}

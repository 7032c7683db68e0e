package org.challengectl.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.Device;
import org.challengectl.domain.Event;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.SignalProfile;

/** Domain records for tests. */
final class Samples {

  static final Instant NOON = Instant.parse("2025-04-05T12:00:00Z");
  static final SignalProfile PROFILE = new SignalProfile(Duration.ofMillis(5_400), -4_992, 4_992);
  static final Event EVENT =
      new Event(
          "ExampleCon",
          Optional.of(NOON),
          Optional.empty(),
          ZoneId.of("America/New_York"),
          Optional.empty(),
          Optional.empty());

  private Samples() {}

  static Challenge challenge(String id) {
    ChallengeSpec spec =
        new ChallengeSpec(
            "Name of " + id,
            "cw",
            new FrequencyPlan.Fixed(146_450_000),
            new FlagRef.Text("SECRET"),
            new Delays(Duration.ofSeconds(60), Duration.ofSeconds(90), DelayMode.MEAN),
            7,
            true,
            PublicView.DEFAULT,
            Map.of("speed", 35L));
    return new Challenge(id, 1, spec, PROFILE, ChallengeProgress.fresh(true, NOON));
  }

  static Agent agent(String id, boolean online) {
    return new Agent(
        id,
        AgentType.RUNNER,
        "pi",
        "10.0.0.7",
        Agent.DEFAULT_SITE,
        true,
        online,
        Optional.of(NOON),
        List.of(new Device("hackrf:0", "hackrf", "0", List.of(), 2_000_000)),
        Optional.empty(),
        true,
        false);
  }

  static Lease lease(String challengeId) {
    return new Lease(
        9,
        3,
        challengeId,
        "runner-1",
        "hackrf:0",
        Agent.DEFAULT_SITE,
        new FrequencyBand(146_445_000, 146_455_000),
        146_450_000,
        Duration.ofSeconds(60),
        NOON,
        NOON.plusSeconds(61),
        NOON.plusSeconds(600),
        true,
        true,
        LeaseState.LIVE);
  }
}

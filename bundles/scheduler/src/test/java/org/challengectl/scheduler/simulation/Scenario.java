package org.challengectl.scheduler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.SignalProfile;
import org.challengectl.scheduler.fixture.MemoryLedger;
import org.challengectl.scheduler.fixture.Samples;
import org.challengectl.scheduler.internal.SchedulerSettings;

/** Draws the event, the agents and the settings of one history. */
final class Scenario {

  private static final FrequencyBand RANGE = new FrequencyBand(144_000_000, 144_120_000);

  private Scenario() {}

  static SchedulerSettings settings(Chance chance) {
    return new SchedulerSettings(
        Duration.ofSeconds(chance.oneOf(List.of(10, 20, 60))),
        0.001,
        Duration.ofMillis(chance.oneOf(List.of(0, 500, 2_000))),
        Duration.ofHours(2),
        Duration.ofSeconds(chance.oneOf(List.of(60, 300))),
        Duration.ofSeconds(10),
        2_000,
        0,
        Duration.ofSeconds(30),
        Duration.ofSeconds(90),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        10,
        Duration.ofMinutes(5));
  }

  static MemoryLedger ledger(Chance chance) {
    MemoryLedger ledger = new MemoryLedger();
    int count = chance.number(2, 5);
    ledger.transact(
        tx -> {
          ledger
              .state()
              .saveRanges(List.of(Samples.range("narrow", RANGE.lowHz(), RANGE.highHz())));
          for (int i = 0; i < count; i++) {
            Draft draft = draft(chance, "c" + i);
            ledger
                .state()
                .saveChallenge(
                    new Challenge(
                        draft.id(),
                        1,
                        draft.spec(),
                        draft.profile(),
                        ChallengeProgress.fresh(true, Instant.EPOCH)));
          }
          return count;
        });
    return ledger;
  }

  private static Draft draft(Chance chance, String id) {
    // What clients without leases send must end well within their 90 s without a heartbeat.
    int seconds = chance.number(2, 40);
    long width = chance.oneOf(List.of(200L, 16_000L, 60_000L, 110_000L));
    SignalProfile profile = Samples.profile(seconds, width);
    FrequencyPlan plan =
        switch (chance.number(0, 2)) {
          case 0 -> Samples.fixed(144_060_000);
          case 1 -> new FrequencyPlan.Manual(RANGE);
          default -> new FrequencyPlan.Named(List.of("narrow"));
        };
    int priority = chance.oneOf(List.of(0, 0, 10, 100));
    return Samples.draft(id, "cw", priority, plan, profile, chance.number(0, 20));
  }

  static List<Runner> runners(World world, Network network) {
    Chance chance = world.chance;
    List<String> sites = chance.happens(0.3) ? List.of("roof", "cellar") : List.of("roof");
    List<Runner> runners = new ArrayList<>();
    int fenced = chance.number(2, 4);
    for (int i = 0; i < fenced; i++) {
      int devices = chance.happens(0.3) ? 2 : 1;
      runners.add(new FencedAgent(world, network, "agent" + i, chance.oneOf(sites), devices));
    }
    if (chance.happens(0.3)) {
      runners.add(new OldClient(world, network, "old", chance.oneOf(sites)));
    }
    return runners;
  }
}

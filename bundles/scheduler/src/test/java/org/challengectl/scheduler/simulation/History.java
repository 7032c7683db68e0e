package org.challengectl.scheduler.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.scheduler.fixture.LedgerState;

/** One random history, and the judgement of it. Everything follows from its seed. */
final class History {

  static final Consumer<String> SILENT = line -> {};

  /**
   * What came of it.
   *
   * @param violations of what must always hold; empty if all is well
   * @param radiations how often somebody was on the air
   * @param successes how many transmissions were reported as sent
   * @param refused how many reports came too late
   */
  record Outcome(long seed, List<String> violations, int radiations, long successes, int refused) {}

  private static final long CHAOS = 300 * Chance.SECOND;
  private static final long PATIENCE = 3_600 * Chance.SECOND;

  private final long seed;
  private final World world;
  private final SimulatedServer server;
  private final Fate fate;

  private History(long seed, Sabotage sabotage, Consumer<String> trace) {
    this.seed = seed;
    this.world = new World(seed, sabotage, trace);
    this.server = new SimulatedServer(world, Scenario.ledger(world.chance));
    Network network = new Network(world, server);
    server.connect(network);
    world.runners.addAll(Scenario.runners(world, network));
    this.fate = new Fate(world, server);
  }

  static Outcome run(long seed, Sabotage sabotage, Consumer<String> trace) {
    return new History(seed, sabotage, trace).play();
  }

  private Outcome play() {
    server.start();
    world.runners.forEach(Runner::start);
    // Everybody is known to the first backup.
    world.clockwork.runUntil(Chance.SECOND);
    world.chaos = true;
    fate.begin();
    world.clockwork.runUntil(CHAOS);
    fate.relent();
    requireProgress();
    world.runners.forEach(Runner::crash);
    judge();
    LedgerState state = state();
    long successes =
        state.allTransmissions().stream()
            .filter(one -> one.status() == TransmissionStatus.SUCCESS)
            .count();
    return new Outcome(
        seed, world.violations, world.air.count(), successes, state.allStaleReports().size());
  }

  private LedgerState state() {
    return server.ledger().state();
  }

  /** Every challenge must get its turn twice more, however long the line is. */
  private void requireProgress() {
    Map<String, Long> before = counts();
    long end = world.clockwork.nowNanos() + PATIENCE;
    while (world.clockwork.nowNanos() < end) {
      world.clockwork.runUntil(world.clockwork.nowNanos() + 30 * Chance.SECOND);
      boolean all =
          counts().entrySet().stream()
              .allMatch(now -> now.getValue() >= before.get(now.getKey()) + 2);
      if (all) {
        return;
      }
    }
    world.violations.add("an hour of peace is not enough: " + before + " became " + counts());
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    for (Challenge challenge : state().allChallenges()) {
      counts.put(challenge.id(), challenge.progress().transmissionCount());
    }
    return counts;
  }

  private void judge() {
    world.air.clash().ifPresent(clash -> world.violations.add("on the air together: " + clash));
    Map<String, Long> successes = new HashMap<>();
    for (Transmission transmission : state().allTransmissions()) {
      if (transmission.status() == TransmissionStatus.SUCCESS) {
        successes.merge(transmission.challengeId(), 1L, Long::sum);
        // The word of a client without leases may belong to an earlier grant.
        if (state().lease(transmission.fencingNumber()).filter(Lease::fenced).isPresent()) {
          judgeSuccess(transmission);
        }
      }
    }
    counts()
        .forEach(
            (challenge, count) -> {
              if (!count.equals(successes.getOrDefault(challenge, 0L))) {
                world.violations.add(challenge + " counts " + count + " of " + successes);
              }
            });
    if (!fate.restored()) {
      world.acknowledged.forEach(this::judgeAcknowledged);
    }
  }

  private void judgeSuccess(Transmission transmission) {
    long radiated = world.air.nanosUnder(transmission.fencingNumber());
    if (radiated < transmission.profile().duration().toNanos() - Chance.SECOND / 1_000) {
      world.violations.add("counted, but not radiated: " + transmission);
    }
  }

  private void judgeAcknowledged(long lease) {
    boolean kept =
        state()
            .lease(lease)
            .filter(one -> one.state() == LeaseState.RELEASED)
            .flatMap(one -> state().transmission(one.transmissionId()))
            .filter(one -> one.status() == TransmissionStatus.SUCCESS)
            .isPresent();
    if (!kept) {
      world.violations.add("acknowledged, but not kept: lease " + lease);
    }
  }
}

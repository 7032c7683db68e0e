package org.challengectl.scheduler.simulation;

import java.util.List;
import java.util.Optional;
import org.challengectl.scheduler.fixture.MemoryLedger;
import org.challengectl.scheduler.fixture.MemoryLedger.Fault;

/** Brings about crashes, partitions, freezes, clock steps, restored backups - and operators. */
final class Fate {

  private static final long SECOND = Chance.SECOND;

  private final World world;
  private final SimulatedServer server;
  private final double transactionFaults;
  private final boolean backups;
  private Optional<MemoryLedger> backup = Optional.empty();
  private boolean restored;

  Fate(World world, SimulatedServer server) {
    this.world = world;
    this.server = server;
    this.transactionFaults = world.chance.happens(0.5) ? 0.01 : 0;
    this.backups = world.chance.happens(0.15);
  }

  boolean restored() {
    return restored;
  }

  void begin() {
    spoil(server.ledger());
    strikeAgain();
  }

  private void spoil(MemoryLedger ledger) {
    ledger.setFaults(this::fault);
  }

  private Fault fault() {
    if (!world.chaos || !world.chance.happens(transactionFaults)) {
      return Fault.NONE;
    }
    return world.chance.oneOf(
        List.of(Fault.REFUSED, Fault.CRASH_BEFORE_COMMIT, Fault.CRASH_AFTER_COMMIT));
  }

  private void strikeAgain() {
    world.clockwork.after(
        world.chance.seconds(1, 25),
        () -> {
          if (world.chaos) {
            strike();
            strikeAgain();
          }
        });
  }

  private void strike() {
    Runner victim = world.chance.oneOf(world.runners);
    switch (world.chance.number(0, 9)) {
      case 0 -> crash(victim);
      case 1, 2, 3 -> cutOff(victim);
      case 4 -> freeze(victim);
      case 5 -> crashServer();
      case 6 -> backUpOrRestore();
      default -> operate(victim);
    }
  }

  private void crash(Runner victim) {
    if (victim.running()) {
      victim.crash();
      world.clockwork.after(
          world.chance.seconds(0.2, 60),
          () -> {
            if (world.chaos) {
              victim.start();
            }
          });
    }
  }

  private void cutOff(Runner victim) {
    if (!victim.cut()) {
      victim.cut(true);
      world.clockwork.after(world.chance.seconds(1, 120), () -> victim.cut(false));
    }
  }

  private void freeze(Runner victim) {
    victim.freeze();
    world.clockwork.after(world.chance.seconds(0.1, 100), victim::wake);
  }

  private void crashServer() {
    if (server.up()) {
      server.stepWallClock(world.chance.seconds(-7200, 7200));
      server.down(world.chance.seconds(0.1, 60));
    }
  }

  private void backUpOrRestore() {
    if (!backups) {
      return;
    }
    if (backup.isEmpty()) {
      backup = Optional.of(server.ledger().backup());
    } else {
      long beyond = server.ledger().state().lastFencingNumber() + 1_000;
      MemoryLedger older = backup.get().backup();
      older.state().beginEpoch(beyond);
      spoil(older);
      restored = true;
      server.setLedger(older);
      server.down(world.chance.seconds(0.1, 5));
      world.trace("fate", "restores a backup", "");
    }
  }

  private void operate(Runner victim) {
    String challenge = "c" + world.chance.number(0, 4);
    int what = world.chance.number(0, 7);
    world.trace("operator", "does", what + " to " + challenge + " or " + victim.id());
    server.serve(
        up -> {
          switch (what) {
            case 0 -> up.challenges().trigger(challenge);
            case 1 -> up.challenges().disable(challenge);
            case 2 -> up.challenges().enable(challenge);
            case 3 -> up.events().pause();
            case 4, 5 -> up.events().resume();
            case 6 -> up.dispatcher().stop(challenge);
            default -> up.registry().setEnabled(victim.id(), world.chance.happens(0.7));
          }
          return what;
        });
  }

  /** From now on nothing goes wrong; of the agents perhaps only one is left. */
  void relent() {
    world.chaos = false;
    boolean lonely = world.chance.happens(0.5);
    Runner survivor = world.runners.get(0);
    for (Runner runner : world.runners) {
      runner.cut(false);
      runner.wake();
      if (!lonely || runner == survivor) {
        if (!runner.running()) {
          runner.start();
        }
      } else if (runner.running()) {
        runner.crash();
      }
    }
    if (!server.up()) {
      server.start();
    }
    // An agent that was unknown to a restored server has registered by now.
    world.clockwork.after(
        60 * SECOND,
        () ->
            server.serve(
                up -> {
                  up.events().resume();
                  up.registry().setEnabled(survivor.id(), true);
                  for (int i = 0; i < server.ledger().state().allChallenges().size(); i++) {
                    up.challenges().enable("c" + i);
                  }
                  return survivor;
                }));
  }
}

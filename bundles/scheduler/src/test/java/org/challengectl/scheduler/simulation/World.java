package org.challengectl.scheduler.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.challengectl.domain.Lease;
import org.challengectl.scheduler.internal.SchedulerSettings;

/** What all inhabitants of one history share. */
final class World {

  final Clockwork clockwork = new Clockwork();
  final Air air = new Air();
  final Chance chance;
  final Sabotage sabotage;
  final SchedulerSettings settings;
  final List<Runner> runners = new ArrayList<>();
  final Set<Long> acknowledged = new HashSet<>();
  final List<String> violations = new ArrayList<>();

  /** Whether things go wrong. */
  boolean chaos;

  private final Consumer<String> trace;
  private final Map<Long, String> holders = new HashMap<>();

  World(long seed, Sabotage sabotage, Consumer<String> trace) {
    this.chance = new Chance(seed);
    this.sabotage = sabotage;
    this.trace = trace;
    this.settings = Scenario.settings(chance);
  }

  boolean sabotaged(Sabotage how) {
    return sabotage == how;
  }

  void trace(String who, String what, Object detail) {
    if (trace != History.SILENT) {
      double seconds = clockwork.nowNanos() / (double) Chance.SECOND;
      trace.accept(String.format("%9.3f %-10s %s %s", seconds, who, what, detail));
    }
  }

  /** The server has given out a lease: a number stands for one grant for ever. */
  void given(Lease lease) {
    String grant = lease.challengeId() + " to " + lease.agentId() + "/" + lease.deviceId();
    String before = holders.putIfAbsent(lease.fencingNumber(), grant);
    if (before != null && !before.equals(grant)) {
      violations.add("lease " + lease.fencingNumber() + " is " + before + " and " + grant);
    }
  }
}

package org.challengectl.scheduler.simulation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.challengectl.domain.DomainEvent.StopRequested;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.RefusedException;
import org.challengectl.scheduler.AgentRegistry;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.Dispatcher;
import org.challengectl.scheduler.EventControl;
import org.challengectl.scheduler.fixture.DirectBus;
import org.challengectl.scheduler.fixture.FakeModulation;
import org.challengectl.scheduler.fixture.FixedCatalogue;
import org.challengectl.scheduler.fixture.MemoryLedger;
import org.challengectl.scheduler.fixture.MemoryLedger.Crash;
import org.challengectl.scheduler.fixture.MemoryRepositories;
import org.challengectl.scheduler.internal.LeaseDispatcher;
import org.challengectl.scheduler.internal.LedgerAgentRegistry;
import org.challengectl.scheduler.internal.LedgerChallengeControl;
import org.challengectl.scheduler.internal.LedgerEventControl;
import org.challengectl.scheduler.internal.MonotonicServerTime;
import org.challengectl.scheduler.internal.SchedulerCore;
import org.challengectl.scheduler.internal.Sweeper;

/** The real scheduler as a process that dies and starts again over a ledger that stays. */
final class SimulatedServer {

  private static final Instant BEGINNING = Instant.parse("2026-03-01T09:00:00Z");

  private final World world;
  private final double rateError;
  private MemoryLedger ledger;
  private long wallOffsetNanos;
  private int generation;
  private boolean up;

  private Dispatcher dispatcher;
  private AgentRegistry registry;
  private ChallengeControl challenges;
  private EventControl events;
  private Sweeper sweeper;
  private Network network;

  SimulatedServer(World world, MemoryLedger ledger) {
    this.world = world;
    this.ledger = ledger;
    double most = world.settings.clockRateError();
    this.rateError = world.chance.happens(0.5) ? most : world.chance.between(-most, most);
  }

  void connect(Network over) {
    network = over;
  }

  MemoryLedger ledger() {
    return ledger;
  }

  void setLedger(MemoryLedger next) {
    ledger = next;
  }

  boolean up() {
    return up;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  AgentRegistry registry() {
    return registry;
  }

  ChallengeControl challenges() {
    return challenges;
  }

  EventControl events() {
    return events;
  }

  /** Sets the host's wall clock to another time. */
  void stepWallClock(long nanos) {
    wallOffsetNanos += nanos;
  }

  private long monotonicNanos() {
    return (long) (world.clockwork.nowNanos() * (1 + rateError));
  }

  private Instant wallClock() {
    return BEGINNING.plusNanos(monotonicNanos() + wallOffsetNanos);
  }

  void start() {
    generation++;
    DirectBus bus = new DirectBus();
    try {
      wire(bus);
      up = true;
      world.trace("server", "starts", "");
      sweepEvery(generation);
    } catch (Crash crash) {
      down(world.chance.seconds(0.1, 10));
    } catch (IllegalStateException databaseIsAway) {
      down(world.chance.seconds(0.1, 2));
    }
  }

  private void wire(DirectBus bus) {
    MonotonicServerTime time =
        new MonotonicServerTime(ledger, this::wallClock, this::monotonicNanos);
    SchedulerCore core = ServerSabotage.start(world, ledger, time, bus);
    MemoryRepositories repositories = new MemoryRepositories(ledger, time);
    dispatcher =
        new LeaseDispatcher(
            core, FixedCatalogue.of(FakeModulation.named("cw")), repositories, repositories);
    registry = new LedgerAgentRegistry(core);
    challenges = new LedgerChallengeControl(core, repositories, repositories);
    events = new LedgerEventControl(core, repositories, repositories);
    sweeper = new Sweeper(core);
    tellRunners(bus);
  }

  private void tellRunners(EventBus bus) {
    bus.subscribe(
        "push",
        event -> {
          if (event instanceof WorkAvailable) {
            world.runners.forEach(runner -> network.push(runner, runner::workAvailable));
          } else if (event instanceof StopRequested stop) {
            world.runners.stream()
                .filter(runner -> runner.id().equals(stop.lease().agentId()))
                .forEach(
                    runner ->
                        network.push(runner, () -> runner.stop(stop.lease().fencingNumber())));
          }
        });
  }

  private void sweepEvery(int mine) {
    if (mine == generation && up) {
      serve(server -> server.sweeper.sweep());
      world.clockwork.after(30 * Chance.SECOND, () -> sweepEvery(mine));
    }
  }

  /** Dies now and comes back after a while. */
  void down(long nanos) {
    up = false;
    generation++;
    int mine = generation;
    world.trace("server", "is down", "");
    world.clockwork.after(
        nanos,
        () -> {
          if (mine == generation) {
            start();
          }
        });
  }

  /** Does what a request asks; empty if nobody answers. */
  <T> Optional<Answer<T>> serve(Function<SimulatedServer, T> call) {
    if (!up) {
      return Optional.of(Answer.failed());
    }
    try {
      return Optional.of(Answer.of(call.apply(this)));
    } catch (RefusedException refused) {
      return Optional.of(Answer.refused(refused));
    } catch (Crash crash) {
      down(world.chance.seconds(0.1, 40));
      return Optional.empty();
    } catch (IllegalStateException databaseRefused) {
      if (!"database is locked".equals(databaseRefused.getMessage())) {
        throw databaseRefused;
      }
      return Optional.of(Answer.failed());
    }
  }
}

package org.challengectl.scheduler.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.scheduler.AgentRegistry.Registration;

/**
 * An agent that follows the rules of leases: a monotonic clock that runs at a rate of its own, a
 * watchdog that may be late by less than the margin, memory that a crash erases.
 */
final class FencedAgent implements Runner {

  private static final long HEARTBEAT = 30 * Chance.SECOND;

  private final World world;
  private final Network network;
  private final String id;
  private final String site;
  private final double rateError;
  private final List<FencedDevice> devices = new ArrayList<>();
  private final List<Runnable> missedWhileFrozen = new ArrayList<>();
  private boolean cut;
  private boolean running;
  private boolean frozen;
  private int generation;
  private Instant known = Instant.MIN;

  FencedAgent(World world, Network network, String id, String site, int deviceCount) {
    this.world = world;
    this.network = network;
    this.id = id;
    this.site = site;
    double most = world.settings.clockRateError();
    this.rateError = world.chance.happens(0.5) ? -most : world.chance.between(-most, most);
    for (int i = 0; i < deviceCount; i++) {
      Radio radio =
          new Radio(
              world.clockwork,
              world.air,
              id + "/" + i,
              site,
              world.chance.seconds(0, Radio.MAX_DRAIN_NANOS / (double) Chance.SECOND));
      devices.add(new FencedDevice(world, this, "dev" + i, radio));
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public boolean cut() {
    return cut;
  }

  @Override
  public void cut(boolean next) {
    cut = next;
    world.trace(id, next ? "is cut off" : "is back on the network", "");
  }

  @Override
  public boolean running() {
    return running;
  }

  long localNanos() {
    return (long) (world.clockwork.nowNanos() * (1 + rateError));
  }

  /** Does something after a while by the agent's own clock; sometimes a little later. */
  void after(long localDelayNanos, Runnable work) {
    int mine = generation;
    boolean stalls = world.chaos && world.chance.happens(0.1);
    long stall = stalls ? world.chance.seconds(0, 0.45) : 0;
    world.clockwork.after(
        (long) Math.ceil((localDelayNanos + stall) / (1 + rateError)), () -> run(mine, work));
  }

  private void run(int mine, Runnable work) {
    if (mine != generation || !running) {
      return;
    }
    if (frozen) {
      missedWhileFrozen.add(() -> run(mine, work));
    } else {
      work.run();
    }
  }

  /** Asks the server; the answer is dropped if the process is another one by then. */
  <T> void request(Function<SimulatedServer, T> call, Consumer<Answer<T>> answered) {
    int mine = generation;
    network.request(
        this, Network.Path.WILD, call, answer -> run(mine, () -> answered.accept(answer)));
  }

  @Override
  public void start() {
    generation++;
    running = true;
    frozen = false;
    missedWhileFrozen.clear();
    world.trace(id, "starts", "");
    register(mine -> devices.forEach(FencedDevice::begin));
    after(HEARTBEAT, this::heartbeat);
  }

  /**
   * Server time when this process made itself known. What was granted before belongs to a process
   * that is dead, and whose last reports may still be under way: it is given back, never used.
   */
  Instant known() {
    return known;
  }

  void register() {
    register(agent -> {});
  }

  private void register(Consumer<Agent> then) {
    boolean[] open = {true};
    request(
        server -> server.registry().register(registration()),
        answer -> {
          if (open[0] && answer.value().isPresent()) {
            open[0] = false;
            known = answer.value().get().lastHeartbeat().orElseThrow();
            then.accept(answer.value().get());
          }
        });
    after(
        3 * Chance.SECOND,
        () -> {
          if (open[0]) {
            open[0] = false;
            register(then);
          }
        });
  }

  private Registration registration() {
    return new Registration(
        id,
        AgentType.RUNNER,
        id,
        "192.0.2.1",
        Optional.of(site),
        devices.stream().map(FencedDevice::description).toList(),
        Optional.of(Set.of("cw")),
        true);
  }

  private void heartbeat() {
    request(
        server -> server.registry().heartbeat(id),
        answer -> answer.refusal().ifPresent(unknown -> register()));
    after(HEARTBEAT, this::heartbeat);
  }

  @Override
  public void crash() {
    running = false;
    generation++;
    world.trace(id, "crashes", "");
    devices.forEach(FencedDevice::die);
  }

  @Override
  public void freeze() {
    if (running && !frozen) {
      frozen = true;
      world.trace(id, "is frozen", "");
      devices.forEach(FencedDevice::freeze);
    }
  }

  @Override
  public void wake() {
    if (running && frozen) {
      frozen = false;
      world.trace(id, "wakes", "");
      devices.forEach(FencedDevice::wake);
      List<Runnable> missed = List.copyOf(missedWhileFrozen);
      missedWhileFrozen.clear();
      missed.forEach(Runnable::run);
    }
  }

  @Override
  public void workAvailable() {
    run(generation, () -> devices.forEach(FencedDevice::poll));
  }

  @Override
  public void stop(long lease) {
    run(generation, () -> devices.forEach(device -> device.stop(lease)));
  }
}

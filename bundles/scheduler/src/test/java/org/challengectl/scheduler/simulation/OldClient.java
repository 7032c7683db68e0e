package org.challengectl.scheduler.simulation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Device;
import org.challengectl.scheduler.AgentRegistry.Registration;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.CompletionReport;

/**
 * A client of the published contract: one radio, no leases, no numbers. It transmits what it gets
 * and reports it, whatever happens meanwhile.
 */
final class OldClient implements Runner {

  private static final long SECOND = Chance.SECOND;

  private final World world;
  private final Network network;
  private final String id;
  private final String site;
  private final Radio radio;
  private boolean cut;
  private boolean running;
  private Optional<Assignment> current = Optional.empty();
  private long asked;
  private int generation;

  OldClient(World world, Network network, String id, String site) {
    this.world = world;
    this.network = network;
    this.id = id;
    this.site = site;
    this.radio = new Radio(world.clockwork, world.air, id + "/0", site, SECOND / 10);
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

  private void after(long delay, Runnable work) {
    int mine = generation;
    world.clockwork.after(
        delay,
        () -> {
          if (mine == generation) {
            work.run();
          }
        });
  }

  @Override
  public void start() {
    generation++;
    running = true;
    current = Optional.empty();
    register();
    after(30 * SECOND, this::heartbeat);
    after(world.chance.seconds(0.5, 10), this::poll);
  }

  private void register() {
    Registration registration =
        new Registration(
            id,
            AgentType.RUNNER,
            id,
            "192.0.2.2",
            Optional.of(site),
            List.of(new Device("0", "fake", "0", List.of(), 2_000_000)),
            Optional.empty(),
            false);
    network.request(
        this, Network.Path.PLAIN, server -> server.registry().register(registration), answer -> {});
  }

  private void heartbeat() {
    network.request(
        this,
        Network.Path.PLAIN,
        server -> server.registry().heartbeat(id),
        answer -> answer.refusal().ifPresent(unknown -> register()));
    after(30 * SECOND, this::heartbeat);
  }

  private void poll() {
    if (current.isEmpty()) {
      long mine = ++asked;
      int process = generation;
      long sent = world.clockwork.nowNanos();
      network.request(
          this,
          Network.Path.PLAIN,
          server -> {
            Optional<Assignment> given = server.dispatcher().poll(id, Optional.empty());
            given.ifPresent(assignment -> world.given(assignment.lease()));
            return given;
          },
          answer -> {
            boolean awaited = mine == asked && process == generation && current.isEmpty();
            if (awaited && world.clockwork.nowNanos() - sent < 5 * SECOND) {
              answer.refusal().ifPresent(unknown -> register());
              answer.value().flatMap(value -> value).ifPresent(this::transmit);
            }
          });
    }
    after(10 * SECOND, this::poll);
  }

  private void transmit(Assignment work) {
    current = Optional.of(work);
    after(
        world.chance.seconds(0, 2),
        () -> {
          world.trace(id, "transmits", work.lease().fencingNumber());
          radio.feed(work.transmission());
          after(
              work.transmission().profile().duration().toNanos(),
              () -> {
                radio.starve();
                after(SECOND / 5, () -> report(work, 0));
              });
        });
  }

  private void report(Assignment work, int attempt) {
    if (!doing(work)) {
      return;
    }
    if (attempt == 3) {
      current = Optional.empty();
      return;
    }
    CompletionReport report =
        new CompletionReport(
            id,
            work.challenge().id(),
            OptionalLong.empty(),
            Optional.of("0"),
            true,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    int process = generation;
    boolean[] open = {true};
    network.request(
        this,
        Network.Path.PLAIN,
        server -> server.dispatcher().complete(report),
        answer -> {
          boolean awaited = open[0] && process == generation && doing(work);
          if (awaited && (answer.value().isPresent() || answer.refusal().isPresent())) {
            current = Optional.empty();
          }
        });
    after(
        7 * SECOND,
        () -> {
          open[0] = false;
          report(work, attempt + 1);
        });
  }

  private boolean doing(Assignment work) {
    return current
        .filter(one -> one.lease().fencingNumber() == work.lease().fencingNumber())
        .isPresent();
  }

  @Override
  public void crash() {
    running = false;
    generation++;
    radio.starve();
    world.trace(id, "crashes", "");
  }

  @Override
  public void freeze() {}

  @Override
  public void wake() {}

  @Override
  public void workAvailable() {}

  @Override
  public void stop(long lease) {}
}

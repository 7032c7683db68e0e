package org.challengectl.scheduler.simulation;

import java.util.function.Consumer;
import java.util.function.Function;

/** Loses, delays, doubles and reorders requests and answers. */
final class Network {

  /** What may happen to a request. */
  enum Path {
    /** Anything. */
    WILD,
    /** Loss and small delays: for clients whose reports carry no number. */
    PLAIN
  }

  private final World world;
  private final SimulatedServer server;
  private final double loss;
  private final double veryLate;

  Network(World world, SimulatedServer server) {
    this.world = world;
    this.server = server;
    this.loss = world.chance.happens(0.3) ? 0.15 : 0.02;
    // Reports that outlive their sender are rare; to show what they do there must be more.
    this.veryLate = world.sabotaged(Sabotage.AGENT_USES_LEASES_OF_THE_DEAD) ? 0.2 : 0.01;
  }

  /** Sends a request; the answer may come once, or never. */
  <T> void request(
      Runner from, Path path, Function<SimulatedServer, T> call, Consumer<Answer<T>> answered) {
    boolean[] done = {false};
    Consumer<Answer<T>> once =
        answer -> {
          if (!done[0]) {
            done[0] = true;
            answered.accept(answer);
          }
        };
    deliver(from, path, call, once);
    if (world.chaos && path == Path.WILD && world.chance.happens(0.01)) {
      deliver(from, path, call, once);
    }
  }

  private <T> void deliver(
      Runner from, Path path, Function<SimulatedServer, T> call, Consumer<Answer<T>> answered) {
    if (lost(from)) {
      return;
    }
    world.clockwork.after(
        delay(path),
        () -> {
          // A partition that has begun meanwhile catches what is still under way.
          if (!from.cut()) {
            server
                .serve(call)
                .ifPresent(
                    answer -> {
                      if (!lost(from)) {
                        world.clockwork.after(delay(path), () -> arrive(from, answer, answered));
                      }
                    });
          }
        });
  }

  private static <T> void arrive(Runner at, Answer<T> answer, Consumer<Answer<T>> answered) {
    if (!at.cut()) {
      answered.accept(answer);
    }
  }

  /** Pushes something to a runner, perhaps. */
  void push(Runner to, Runnable message) {
    if (!lost(to)) {
      world.clockwork.after(
          delay(Path.PLAIN),
          () -> {
            if (!to.cut()) {
              message.run();
            }
          });
    }
  }

  private boolean lost(Runner runner) {
    return runner.cut() || (world.chaos && world.chance.happens(loss));
  }

  private long delay(Path path) {
    if (world.chaos && path == Path.WILD && world.chance.happens(veryLate)) {
      return world.chance.seconds(0, 90);
    }
    if (world.chaos && world.chance.happens(0.05)) {
      return world.chance.seconds(0, 3);
    }
    return world.chance.seconds(0.002, 0.05);
  }
}

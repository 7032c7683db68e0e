package org.challengectl.scheduler.simulation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.Device;
import org.challengectl.domain.Lease;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.CompletionReport;

/** One radio of a {@link FencedAgent}, from poll to report. */
final class FencedDevice {

  private enum State {
    /** The process is not there, or not known to the server yet. */
    OFF,
    IDLE,
    ASKING,
    PREPARING,
    ON_THE_AIR,
    REPORTING
  }

  private static final long SECOND = Chance.SECOND;
  private static final long MARGIN = Radio.MAX_DRAIN_NANOS + SECOND / 2;

  private final World world;
  private final FencedAgent agent;
  private final String id;
  private final Radio radio;

  private State state = State.OFF;

  /** Grows with everything that makes what was begun before void. */
  private long epoch;

  private Assignment work;
  private long deadline;
  private long leftNanos;
  private long fedSince;
  private long works;
  private long feedings;

  FencedDevice(World world, FencedAgent agent, String id, Radio radio) {
    this.world = world;
    this.agent = agent;
    this.id = id;
    this.radio = radio;
  }

  Device description() {
    return new Device(id, "fake", id, List.of(), 2_000_000);
  }

  void begin() {
    become(State.IDLE);
    pollIn(world.chance.seconds(0.1, 2));
  }

  private long become(State next) {
    state = next;
    return ++epoch;
  }

  private void inEpoch(long mine, long localDelay, Runnable what) {
    agent.after(
        localDelay,
        () -> {
          if (mine == epoch) {
            what.run();
          }
        });
  }

  private void pollIn(long localDelay) {
    inEpoch(epoch, localDelay, this::poll);
  }

  private void idle(long nextPoll) {
    become(State.IDLE);
    pollIn(nextPoll);
  }

  void poll() {
    if (state != State.IDLE) {
      return;
    }
    long mine = become(State.ASKING);
    long sent = agent.localNanos();
    agent.request(
        server -> {
          Optional<Assignment> given = server.dispatcher().poll(agent.id(), Optional.of(id));
          given.ifPresent(assignment -> world.given(assignment.lease()));
          return given;
        },
        answer -> {
          if (mine == epoch) {
            answered(answer, sent);
          }
        });
    inEpoch(mine, 5 * SECOND, () -> idle(2 * SECOND));
  }

  private void answered(Answer<Optional<Assignment>> answer, long sent) {
    answer.refusal().ifPresent(unknown -> agent.register());
    Optional<Assignment> given = answer.value().flatMap(value -> value);
    if (given.isEmpty()) {
      idle(10 * SECOND);
      return;
    }
    Lease lease = given.get().lease();
    boolean late = world.sabotaged(Sabotage.AGENT_COUNTS_FROM_THE_ANSWER);
    long duration = lease.duration().toNanos();
    long end = (late ? agent.localNanos() : sent) + duration - (late ? 0 : MARGIN);
    if (end - agent.localNanos() < SECOND) {
      idle(SECOND);
      return;
    }
    work = given.get();
    boolean careless = world.sabotaged(Sabotage.AGENT_USES_LEASES_OF_THE_DEAD);
    if (lease.grantedAt().isBefore(agent.known()) && !careless) {
      agent.register();
      end(false, true);
      return;
    }
    deadline = end;
    leftNanos = work.transmission().profile().duration().toNanos();
    world.trace(agent.id() + "/" + id, "has lease " + lease.fencingNumber(), lease.challengeId());
    long mine = become(State.PREPARING);
    watch(++works);
    inEpoch(mine, duration / 3, () -> renew(lease));
    inEpoch(mine, world.chance.seconds(0, 8), this::keyUp);
  }

  /** The watchdog. */
  private void watch(long mine) {
    if (!world.sabotaged(Sabotage.AGENT_IGNORES_ITS_DEADLINE)) {
      agent.after(
          deadline - agent.localNanos(),
          () -> {
            if (mine == works && busy()) {
              if (agent.localNanos() >= deadline) {
                end(false, true);
              } else {
                watch(mine);
              }
            }
          });
    }
  }

  private boolean busy() {
    return state == State.PREPARING || state == State.ON_THE_AIR;
  }

  private boolean mayRadiate() {
    return agent.localNanos() < deadline || world.sabotaged(Sabotage.AGENT_IGNORES_ITS_DEADLINE);
  }

  private void keyUp() {
    if (!mayRadiate()) {
      end(false, true);
      return;
    }
    if (world.chaos && world.chance.happens(0.05)) {
      end(false, false);
      return;
    }
    feed();
    long number = work.lease().fencingNumber();
    agent.request(
        server -> {
          server.dispatcher().started(agent.id(), number, work.transmission().startAt());
          return number;
        },
        answer -> {});
  }

  private void feed() {
    state = State.ON_THE_AIR;
    fedSince = world.clockwork.nowNanos();
    radio.feed(work.transmission());
    long mine = ++feedings;
    world.clockwork.after(
        leftNanos,
        () -> {
          if (mine == feedings && radio.fed()) {
            end(true, false);
          }
        });
  }

  private void renew(Lease lease) {
    if (!busy() || work.lease().fencingNumber() != lease.fencingNumber()) {
      return;
    }
    long sent = agent.localNanos();
    boolean[] open = {true};
    agent.request(
        server -> server.dispatcher().renew(agent.id(), lease.fencingNumber()),
        answer -> {
          if (open[0]) {
            open[0] = false;
            renewed(answer, lease, sent);
          }
        });
    agent.after(
        3 * SECOND,
        () -> {
          if (open[0]) {
            open[0] = false;
            renew(lease);
          }
        });
  }

  private void renewed(Answer<Lease> answer, Lease lease, long sent) {
    if (!busy() || work.lease().fencingNumber() != lease.fencingNumber()) {
      return;
    }
    long duration = lease.duration().toNanos();
    if (answer.refusal().isPresent()) {
      radio.starve();
      idle(SECOND);
    } else if (answer.value().isPresent()) {
      deadline = Math.max(deadline, sent + duration - MARGIN);
      agent.after(sent + duration / 3 - agent.localNanos(), () -> renew(lease));
    } else {
      agent.after(SECOND, () -> renew(lease));
    }
  }

  void stop(long lease) {
    if (busy() && work.lease().fencingNumber() == lease) {
      end(false, false);
    }
  }

  private void end(boolean success, boolean requeue) {
    boolean wasFed = radio.fed();
    radio.starve();
    long mine = become(State.REPORTING);
    CompletionReport report =
        new CompletionReport(
            agent.id(),
            work.lease().challengeId(),
            OptionalLong.of(work.lease().fencingNumber()),
            Optional.of(id),
            success,
            requeue,
            success ? Optional.empty() : Optional.of("stopped"),
            Optional.empty(),
            Optional.empty());
    world.trace(agent.id() + "/" + id, "ends", success);
    inEpoch(mine, wasFed ? radio.drainNanos() + SECOND / 50 : 0, () -> report(mine, report));
  }

  private void report(long mine, CompletionReport report) {
    agent.request(
        server -> server.dispatcher().complete(report),
        answer -> {
          if (answer.value().isPresent() && report.success()) {
            world.acknowledged.add(report.fencingNumber().getAsLong());
          }
          boolean done = answer.value().isPresent() || answer.refusal().isPresent();
          if (mine == epoch && done) {
            idle(world.chance.seconds(0.01, 1));
          }
        });
    inEpoch(mine, world.chance.seconds(4, 8), () -> report(mine, report));
  }

  /** The process is gone; only the radio's buffers go on for a while. */
  void die() {
    radio.starve();
    become(State.OFF);
  }

  void freeze() {
    if (radio.fed()) {
      leftNanos = Math.max(0, leftNanos - (world.clockwork.nowNanos() - fedSince));
      radio.starve();
      feedings++;
    }
  }

  /** The gate before the radio looks at the clock before it lets anything through again. */
  void wake() {
    if (state == State.ON_THE_AIR) {
      if (mayRadiate()) {
        feed();
      } else {
        end(false, true);
      }
    }
  }
}

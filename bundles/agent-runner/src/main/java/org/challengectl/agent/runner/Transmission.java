package org.challengectl.agent.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.radio.Radio;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.signal.Modulation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One assignment from its preparation to its end. Driven by one thread, ended by any. */
final class Transmission {

  private static final Logger LOG = LoggerFactory.getLogger(Transmission.class);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final long PROGRESS_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration KEY_UP_RETRY = Duration.ofMillis(50);
  private static final Duration LATE = Duration.ofSeconds(2);

  private final AgentContext agent;
  private final RadioSlot slot;
  private final Radio radio;
  private final Assignment assignment;
  private final Guard guard;
  private final Watchdog watchdog;
  private final Reporter reporter;
  private volatile List<Modulation> modulations = List.of();
  private volatile OnAir onAir;

  Transmission(
      AgentContext agent,
      RadioSlot slot,
      Radio radio,
      Assignment assignment,
      Guard guard,
      Watchdog watchdog,
      Reporter reporter) {
    this.agent = agent;
    this.slot = slot;
    this.radio = radio;
    this.assignment = assignment;
    this.guard = guard;
    this.watchdog = watchdog;
    this.reporter = reporter;
  }

  long lease() {
    return assignment.lease();
  }

  /** Ends it; returns at once. */
  void end(Ending reason) {
    guard.end(reason);
  }

  /** Whether it uses a plug-in. */
  boolean uses(Object plugin) {
    return modulations.stream().anyMatch(modulation -> modulation == plugin);
  }

  /** Waits until the radio has done with it. */
  void awaitEnd(Duration atMost) throws InterruptedException {
    OnAir current = onAir;
    if (current != null) {
      var unused = current.await(atMost);
    }
  }

  /** Does it. */
  Outcome run() throws InterruptedException {
    slot.note("preparing " + assignment.name());
    try (Prepared prepared = Prepared.of(agent, slot.config(), assignment, guard)) {
      modulations = prepared.modulations();
      reporter.keep(
          Outcome.unfit("the agent died in mid-transmission", true)
              .report(assignment, slot.deviceId()));
      if (!agent.plugins().modulations().containsAll(prepared.modulations())) {
        guard.end(Ending.PLUGIN_GONE); // it left while the signal was made
      }
      if (!awaitKeyUp(prepared)) {
        return Outcome.unfit(endedBy(), true);
      }
      return transmit(prepared);
    } catch (UnfitException e) {
      boolean ended = !guard.mayRadiate();
      return Outcome.unfit(ended ? endedBy() : e.getMessage(), ended || e.requeue());
    } finally {
      slot.note("idle");
    }
  }

  private boolean awaitKeyUp(Prepared prepared) throws InterruptedException {
    long now = agent.ticker().nanos();
    long start = assignment.startAt().map(agent.serverClock()::nanosAt).orElse(now);
    if (now - start > LATE.toNanos()) {
      LOG.warn(
          "{}: {} starts {} s late",
          slot.deviceId(),
          assignment.name(),
          TimeUnit.NANOSECONDS.toSeconds(now - start));
    }
    slot.note("waiting for the start of " + assignment.name());
    if (!guard.await(start)) {
      return false;
    }
    Duration signal = prepared.signal().duration();
    while (true) {
      switch (KeyUp.decide(guard.term(), agent.ticker().nanos(), signal)) {
        case GO -> {
          return guard.mayRadiate();
        }
        case RENEW_FIRST -> {
          if (!guard.await(agent.ticker().nanos() + KEY_UP_RETRY.toNanos())) {
            return false;
          }
        }
        case TOO_LATE -> {
          return guard.mayRadiate();
        }
      }
    }
  }

  private Outcome transmit(Prepared prepared) throws InterruptedException {
    FencedSource source =
        new FencedSource(prepared.signal(), guard, agent.ticker(), slot.config().sampleRateHz());
    String label =
        "%s %s lease-%d"
            .formatted(agent.config().agentId(), assignment.challengeId(), assignment.lease());
    OnAir air = new OnAir(slot.deviceId(), radio, guard);
    onAir = air;
    slot.note("transmitting " + assignment.name() + " at " + assignment.frequencyHz() + " Hz");
    LOG.info(
        "{}: {} ({}) at {} Hz, lease {}",
        slot.deviceId(),
        assignment.name(),
        assignment.modulation(),
        assignment.frequencyHz(),
        assignment.lease());
    watchdog.watch(air);
    OnAir.Result result;
    try {
      air.start(new TransmitSettings(assignment.frequencyHz(), label), source);
      result = supervise(air, source);
    } catch (InterruptedException e) {
      guard.end(Ending.SHUTDOWN);
      throw e;
    } finally {
      watchdog.forget(air);
    }
    return outcome(result, source, air);
  }

  private OnAir.Result supervise(OnAir air, FencedSource source) throws InterruptedException {
    CompletableFuture<Void> started = null;
    long progressDue = agent.ticker().nanos() + PROGRESS_NANOS;
    OnAir.Result result = null;
    while (result == null) {
      result = air.await(LOOK);
      if (started == null && source.begun()) {
        started = reporter.started(assignment.lease(), agent.serverClock().at(source.begunNanos()));
      }
      if (agent.ticker().nanos() - progressDue >= 0) {
        progressDue += PROGRESS_NANOS;
        agent.tell(new AgentMessage.Progress(assignment.lease(), source.fraction()));
      }
    }
    return result;
  }

  private Outcome outcome(OnAir.Result result, FencedSource source, OnAir air) {
    Optional<Instant> begun =
        source.begun()
            ? Optional.of(agent.serverClock().at(source.begunNanos()))
            : Optional.empty();
    Optional<Instant> now = source.begun() ? Optional.of(agent.serverClock().now()) : begun;
    if (result instanceof OnAir.Result.Returned returned) {
      TransmitReport report = returned.report();
      if (report.underruns() > 0) {
        LOG.warn("{}: the radio ran dry {} times", slot.deviceId(), report.underruns());
      }
      Optional<String> error =
          report.complete() && source.exhausted() ? Optional.empty() : Optional.of(endedBy());
      return new Outcome(
          error,
          error.isPresent(),
          begun.map(b -> agent.serverClock().fromLocal(report.startedAt())),
          now.map(n -> agent.serverClock().fromLocal(report.endedAt())),
          true,
          air.broken() || (error.isPresent() && guard.ending().isEmpty()));
    }
    if (result instanceof OnAir.Result.Failed failed) {
      String why = guard.ending().map(Ending::sentence).orElse(failed.why());
      return new Outcome(Optional.of(why), true, begun, now, true, true);
    }
    boolean quiet = result instanceof OnAir.Result.Hung hung && hung.quiet();
    slot.condemn("its driver hung in mid-transmission");
    return new Outcome(
        Optional.of("the radio's driver hung; " + endedBy()), true, begun, now, quiet, true);
  }

  private String endedBy() {
    return guard.ending().map(Ending::sentence).orElse("the radio ended before the signal did");
  }
}

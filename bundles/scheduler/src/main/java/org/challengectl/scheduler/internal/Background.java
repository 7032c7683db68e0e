package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.EventBus.Subscription;
import org.challengectl.domain.EventRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scheduler's own thread: sweeps, and tells when something becomes due. */
@Component(
    service = {},
    immediate = true)
public final class Background {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final SchedulerCore core;
  private final Sweeper sweeper;
  private final DailyTurns turns;
  private final DueTimes dueTimes = new DueTimes();
  private final Subscription subscription;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread named = new Thread(work, "challengectl-scheduler");
            named.setDaemon(true);
            return named;
          });
  private final Future<?> sweeps;
  private Optional<Future<?>> alarm = Optional.empty();

  @Activate
  public Background(
      @Reference SchedulerCore core,
      @Reference ChallengeRepository challenges,
      @Reference EventRepository events) {
    this.core = core;
    this.sweeper = new Sweeper(core);
    this.turns = new DailyTurns(core, events);
    this.subscription = core.bus().subscribe("scheduler", this::noticed);
    challenges.all().forEach(dueTimes::note);
    long interval = core.settings().sweepInterval().toMillis();
    sweeps =
        thread.scheduleWithFixedDelay(
            () -> guarded(this::sweep), 0, interval, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  public void stop() throws InterruptedException {
    subscription.close();
    sweeps.cancel(false);
    thread.shutdownNow();
    if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
      LOG.warn("The scheduler's thread has not stopped within 5 s");
    }
  }

  private void noticed(DomainEvent event) {
    if (dueTimes.note(event)) {
      arm();
    }
  }

  private void sweep() {
    sweeper.sweep().filter(core.now()::isBefore).ifPresent(dueTimes::note);
    turns.look().ifPresent(dueTimes::note);
    arm();
  }

  private synchronized void arm() {
    alarm.ifPresent(old -> old.cancel(false));
    alarm = Optional.empty();
    Optional<Instant> next = dueTimes.next();
    if (next.isPresent() && !thread.isShutdown()) {
      long millis = Math.max(1, Duration.between(core.now(), next.get()).toMillis() + 1);
      alarm =
          Optional.of(thread.schedule(() -> guarded(this::ring), millis, TimeUnit.MILLISECONDS));
    }
  }

  private void ring() {
    Instant now = core.now();
    dueTimes.reached(now);
    turns.look().ifPresent(dueTimes::note);
    boolean work = core.transact((tx, outbox) -> !tx.due(now).isEmpty());
    if (work) {
      core.publish(new WorkAvailable(now));
    }
    arm();
  }

  /** A database that is away for a moment must not end the sweeps for ever. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("Background work of the scheduler failed; it goes on", e);
    }
  }
}

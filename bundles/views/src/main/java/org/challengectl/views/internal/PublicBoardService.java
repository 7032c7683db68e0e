package org.challengectl.views.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.scheduler.EventControl;
import org.challengectl.views.Coalescer;
import org.challengectl.views.PublicBoard;
import org.challengectl.views.PublicSnapshot;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the public board. */
@Component
public final class PublicBoardService implements PublicBoard {

  private static final Logger LOG = LoggerFactory.getLogger(PublicBoardService.class);
  private static final Duration GATHER = Duration.ofMillis(10);
  private static final Duration REST = Duration.ofMillis(500);

  /** Other servers on the same database tell nothing here; a reader sees them after this time. */
  private static final Duration STALE_AFTER = Duration.ofSeconds(10);

  private final PublicReader reader;
  private final ServerTime time;
  private final List<Consumer<PublicSnapshot>> watchers = new CopyOnWriteArrayList<>();
  private final Coalescer rebuilds;
  private final EventBus.Subscription subscription;
  private final Runnable stop;
  private final Object building = new Object();
  private volatile Dated current;

  /** Only touched by the coalesced task. */
  private volatile String lastToldTag = "";

  @Activate
  public PublicBoardService(
      @Reference ChallengeRepository challenges,
      @Reference TransmissionRepository transmissions,
      @Reference RecordingRepository recordings,
      @Reference EventRepository events,
      @Reference EventControl control,
      @Reference EventBus bus,
      @Reference ServerTime time) {
    this(
        new PublicReader(challenges, transmissions, recordings, events, control),
        bus,
        time,
        Executors.newSingleThreadScheduledExecutor(PublicBoardService::thread));
  }

  private PublicBoardService(
      PublicReader reader, EventBus bus, ServerTime time, ScheduledExecutorService executor) {
    this(reader, bus, time, timer(executor), executor::shutdownNow);
  }

  PublicBoardService(
      PublicReader reader, EventBus bus, ServerTime time, Coalescer.Timer timer, Runnable stop) {
    this.reader = reader;
    this.time = time;
    this.stop = stop;
    this.rebuilds = new Coalescer(timer, GATHER, REST, this::rebuildAndTell);
    this.subscription = bus.subscribe("public board", this::happened);
  }

  @Deactivate
  public void deactivate() {
    subscription.close();
    stop.run();
  }

  @Override
  public PublicSnapshot snapshot() {
    Dated known = current;
    return fresh(known) ? known.snapshot() : refresh();
  }

  @Override
  public boolean shows(Recording recording) {
    return recording.picture().isPresent() && reader.showsPictures(recording.challengeId());
  }

  @Override
  public Watch watch(Consumer<PublicSnapshot> listener) {
    watchers.add(listener);
    return () -> watchers.remove(listener);
  }

  private void happened(DomainEvent event) {
    if (event instanceof DomainEvent.TransmissionStarted started) {
      reader.heardOf(started.transmission());
    } else if (event instanceof DomainEvent.TransmissionEnded ended) {
      reader.heardOf(ended.transmission());
    } else if (event instanceof DomainEvent.ChallengeDeleted deleted) {
      reader.forget(deleted.challengeId());
    }
    if (matters(event)) {
      rebuilds.request();
    }
  }

  private static boolean matters(DomainEvent event) {
    return event instanceof DomainEvent.ChallengeChanged
        || event instanceof DomainEvent.ChallengeDeleted
        || event instanceof DomainEvent.EventImported
        || event instanceof DomainEvent.EventChanged
        || event instanceof DomainEvent.TransmissionAssigned
        || event instanceof DomainEvent.TransmissionStarted
        || event instanceof DomainEvent.TransmissionEnded
        || event instanceof DomainEvent.RecordingChanged
        || event instanceof DomainEvent.PausedChanged;
  }

  private void rebuildAndTell() {
    try {
      PublicSnapshot next = build();
      if (!next.tag().equals(lastToldTag)) {
        lastToldTag = next.tag();
        watchers.forEach(watcher -> watcher.accept(next));
      }
    } catch (RuntimeException e) {
      LOG.warn("The public board could not be brought up to date", e);
    }
  }

  private PublicSnapshot refresh() {
    synchronized (building) {
      Dated known = current;
      if (fresh(known)) {
        return known.snapshot();
      }
      reader.forgetAll();
      PublicSnapshot next = build();
      if (known == null || !known.snapshot().tag().equals(next.tag())) {
        rebuilds.request();
      }
      return next;
    }
  }

  private PublicSnapshot build() {
    synchronized (building) {
      Instant now = time.instant();
      PublicSnapshot next = PublicSnapshot.of(reader.read());
      current = new Dated(next, now);
      return next;
    }
  }

  private boolean fresh(Dated known) {
    return known != null && time.instant().isBefore(known.at().plus(STALE_AFTER));
  }

  private record Dated(PublicSnapshot snapshot, Instant at) {}

  private static Coalescer.Timer timer(ScheduledExecutorService executor) {
    return (delay, task) -> {
      try {
        var unused = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("The public board is closed");
      }
    };
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "public-board");
    thread.setDaemon(true);
    return thread;
  }
}

package org.challengectl.agent.listener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.AgentRole;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.agent.core.Subscription;
import org.challengectl.agent.listener.live.LiveListening;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.protocol.ServerMessage.RecordingAssignment;
import org.challengectl.radio.RadioDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener at work: one recording for each assignment, as far as there are receivers. */
final class Listener implements AgentRole.Running {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int MAX_AT_ONCE = 64;
  private static final int REMEMBERED = 1000;
  private static final Duration OVERTIME = Duration.ofSeconds(10);
  private static final Duration OFFER_AGAIN = Duration.ofSeconds(20);

  private final AgentContext agent;
  private final Path folder;
  private final Duration retryWait;
  private final Receivers receivers = new Receivers();
  private final Map<Long, Recording> running = new ConcurrentHashMap<>();
  private final Map<Long, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final CountDownLatch ending = new CountDownLatch(1);
  private final ExecutorService threads;
  private final ScheduledExecutorService timer;
  private final LiveListening live;
  private final Subscription messages;
  private final Subscription plugins;

  /**
   * @param retryWait first wait after a report that was not delivered
   */
  Listener(AgentContext agent, Duration retryWait) {
    this.agent = agent;
    this.retryWait = retryWait;
    this.folder = agent.dataFolder().resolve("recordings");
    ThreadFactory factory =
        task -> {
          Thread thread = new Thread(task, "recording-" + agent.config().agentId());
          thread.setDaemon(true);
          return thread;
        };
    this.threads = Executors.newCachedThreadPool(factory);
    this.timer = Executors.newSingleThreadScheduledExecutor(factory);
    tidy();
    this.live = new LiveListening(agent, receivers, threads);
    long again = OFFER_AGAIN.toSeconds();
    var unused = timer.scheduleWithFixedDelay(this::offer, again, again, TimeUnit.SECONDS);
    this.messages = agent.subscribe(this::hear);
    this.plugins = agent.plugins().subscribe(this::pluginsChanged);
  }

  @Override
  public void registered() {
    LOG.debug("{} waits for assignments", agent.config().agentId());
  }

  @Override
  public void radiosChanged() {
    for (RadioSlot slot : agent.radios()) {
      if (!slot.available()) {
        threads.execute(slot::release);
      }
    }
    offer();
  }

  @Override
  public void close() {
    messages.close();
    plugins.close();
    live.close();
    ending.countDown();
    running.values().forEach(recording -> recording.cancel(false));
    timer.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(3, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** How many recordings are waited for, made or uploaded. */
  int busy() {
    return running.size();
  }

  private void offer() {
    try {
      threads.execute(live::offer);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} has ended", agent.config().agentId());
    }
  }

  private void hear(ServerMessage message) {
    live.hear(message);
    if (message instanceof RecordingAssignment assignment) {
      accept(assignment);
    } else if (message instanceof ServerMessage.AssignmentCancelled cancelled) {
      Recording recording = running.get(cancelled.assignmentId());
      if (recording != null) {
        LOG.info("recording {} was cancelled", cancelled.assignmentId());
        recording.cancel(true);
      }
    }
  }

  private void accept(RecordingAssignment assignment) {
    Plan plan;
    try {
      plan = Plan.of(assignment);
    } catch (IllegalArgumentException e) {
      LOG.warn("assignment {} makes no sense: {}", assignment.assignmentId(), e.getMessage());
      return;
    }
    synchronized (seen) {
      if (seen.putIfAbsent(plan.id(), true) != null) {
        return; // pushed again after a reconnection
      }
    }
    Recording recording =
        new Recording(agent, plan, folder, threads, new Delivery(ending, retryWait));
    running.put(plan.id(), recording);
    try {
      threads.execute(() -> serve(plan, recording));
    } catch (RejectedExecutionException e) {
      running.remove(plan.id());
    }
  }

  private void serve(Plan plan, Recording recording) {
    try {
      Instant now = agent.serverClock().now();
      Instant from = plan.from().isBefore(now) ? now : plan.from();
      if (now.isAfter(plan.until())) {
        recording.refuse("too late: the transmission is over");
        return;
      }
      if (running.size() > MAX_AT_ONCE) {
        recording.refuse("the listener has too much to do");
        return;
      }
      Optional<Receivers.Booking> booking = receivers.book(plan, from, agent.radios());
      if (booking.isEmpty()) {
        recording.refuse("no free receiver");
        return;
      }
      Duration longest = Duration.between(now, plan.until()).plus(OVERTIME);
      var overtime =
          timer.schedule(() -> recording.cancel(false), longest.toMillis(), TimeUnit.MILLISECONDS);
      recording.run(
          booking.get().slot(),
          () -> receivers.reclaim(booking.get().slot()),
          () -> {
            receivers.free(booking.get());
            overtime.cancel(false);
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("recording {} failed", plan.id(), e);
      refuseQuietly(recording, e);
    } finally {
      running.remove(plan.id());
    }
  }

  private static void refuseQuietly(Recording recording, RuntimeException cause) {
    try {
      recording.refuse("the listener failed: " + cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pluginsChanged(Plugins.Change change) {
    if (change instanceof Plugins.Change.Removed removed
        && removed.plugin() instanceof RadioDriver driver) {
      for (RadioSlot slot : agent.radios()) {
        if (slot.uses(driver)) {
          threads.execute(slot::release); // closing the radio ends its capture
        }
      }
    }
  }

  /** Makes the folder, and removes what an earlier process may have left. */
  private void tidy() {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be tidied: {}", folder, e.getMessage());
    }
  }
}

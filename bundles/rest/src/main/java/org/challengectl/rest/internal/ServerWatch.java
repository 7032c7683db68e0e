package org.challengectl.rest.internal;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.management.JMException;
import javax.management.ObjectName;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerLoad;
import org.challengectl.domain.ServerTime;
import org.challengectl.scheduler.EventControl;
import org.challengectl.views.Connections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how the server does, remembers an hour of it, and tells it. Safe for concurrent use. */
final class ServerWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
  static final Duration PERIOD = Duration.ofSeconds(10);
  static final int KEPT = 360;

  private final EventBus bus;
  private final ServerTime time;
  private final EventControl control;
  private final Connections connections;
  private final LongAdder requests = new LongAdder();
  private final Deque<ServerLoad> loads = new ArrayDeque<>();
  private long transmissionsBefore = -1;
  private ScheduledExecutorService timer;

  ServerWatch(EventBus bus, ServerTime time, EventControl control, Connections connections) {
    this.bus = bus;
    this.time = time;
    this.control = control;
    this.connections = connections;
  }

  /** A request was answered. */
  void answered() {
    requests.increment();
  }

  /** The oldest first. */
  synchronized List<ServerLoad> loads() {
    return List.copyOf(loads);
  }

  synchronized void start() {
    if (timer == null) {
      timer = Executors.newSingleThreadScheduledExecutor(ServerWatch::thread);
      var unused =
          timer.scheduleAtFixedRate(
              this::measure, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void close() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  /** A failure now is no reason to measure no more. */
  private void measure() {
    try {
      bus.publish(new DomainEvent.ServerSampled(sample()));
    } catch (RuntimeException e) {
      LOG.debug("The server's load could not be measured", e);
    }
  }

  /** Measures once. */
  synchronized ServerLoad sample() {
    long transmissions = control.status().transmissions();
    long sent = transmissionsBefore < 0 ? 0 : Math.max(0, transmissions - transmissionsBefore);
    transmissionsBefore = transmissions;
    Runtime runtime = Runtime.getRuntime();
    ServerLoad load =
        new ServerLoad(
            time.instant(),
            cpu(),
            runtime.totalMemory() - runtime.freeMemory(),
            requests.sumThenReset(),
            sent,
            connections.open(Connections.Kind.CONSOLE),
            connections.open(Connections.Kind.PLAYER),
            connections.open(Connections.Kind.AGENT),
            connections.open(Connections.Kind.LISTENING),
            connections.open(Connections.Kind.STREAM));
    loads.addLast(load);
    if (loads.size() > KEPT) {
      loads.removeFirst();
    }
    return load;
  }

  /** By the name of the attribute: not every Java runtime has the interface that declares it. */
  private static OptionalDouble cpu() {
    try {
      Object value =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "ProcessCpuLoad");
      return value instanceof Double load && load >= 0
          ? OptionalDouble.of(load)
          : OptionalDouble.empty();
    } catch (JMException e) {
      LOG.debug("This Java runtime does not tell its load", e);
      return OptionalDouble.empty();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "server-watch");
    thread.setDaemon(true);
    return thread;
  }
}

package org.challengectl.agent.runner;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.Backoff;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.agent.runner.Wakeups.News;
import org.challengectl.agent.runner.Wakeups.Wait;
import org.challengectl.protocol.CompleteRequest;
import org.challengectl.protocol.Task;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for work for one radio and does it, one after the other. One thread. */
final class DeviceWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceWorker.class);

  /** What a driver may need to run dry, plus half a second. */
  static final Duration DEFAULT_MARGIN = Duration.ofMillis(800);

  private static final Duration MARGIN_BEYOND_DRAIN = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration AFTER_STOP = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofMillis(400);

  private final AgentContext agent;
  private final RadioSlot slot;
  private final Watchdog watchdog;
  private final Reporter reporter;
  private final Thread thread;
  private final Wakeups wakeups = new Wakeups();
  private final Backoff pollBackoff = Backoff.standard(RandomGenerator.getDefault());
  private final Backoff faultBackoff = Backoff.standard(RandomGenerator.getDefault());
  private volatile boolean closed;
  private volatile Transmission current;
  private String lastFault = "";

  DeviceWorker(AgentContext agent, RadioSlot slot, Watchdog watchdog, Executor helpers) {
    this.agent = agent;
    this.slot = slot;
    this.watchdog = watchdog;
    this.reporter = new Reporter(agent, new Journal(agent.dataFolder(), slot.deviceId()), helpers);
    this.thread = new Thread(this::run, "runner-" + slot.deviceId());
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Something that may be worth another look. */
  void hear(News news) {
    wakeups.tell(news);
  }

  /** Ends the transmission that runs under a lease, if there is one. */
  void stop(long lease) {
    Transmission transmission = current;
    if (transmission != null && transmission.lease() == lease) {
      transmission.end(Ending.STOPPED);
    }
  }

  /** Ends what uses a plug-in; waits a moment for it. */
  void pluginGone(Object plugin) throws InterruptedException {
    Transmission transmission = current;
    boolean drives = plugin instanceof RadioDriver driver && slot.uses(driver);
    if (transmission != null && (drives || transmission.uses(plugin))) {
      transmission.end(Ending.PLUGIN_GONE);
      transmission.awaitEnd(QUIET);
    }
    wakeups.tell(News.RADIO);
  }

  /** Begins to end; {@link #close} waits for it. */
  void shutDown() {
    closed = true;
    Transmission transmission = current;
    if (transmission != null) {
      transmission.end(Ending.SHUTDOWN);
    }
    wakeups.close();
  }

  @Override
  public void close() {
    shutDown();
    try {
      thread.join(GRACE.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(GRACE.toMillis() / 3);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      Optional<CompleteRequest> left = reporter.left();
      if (left.isPresent()) {
        reporter.deliver(left.get(), this::pause);
      }
      Wait wait = Wait.NONE;
      while (wakeups.await(wait)) {
        wait = safely();
      }
    } catch (InterruptedException e) {
      LOG.debug("{}: interrupted", slot.deviceId());
    }
  }

  private Wait safely() throws InterruptedException {
    try {
      return turn();
    } catch (RuntimeException e) {
      LOG.error("{}: failed and goes on", slot.deviceId(), e);
      return Wait.afterFault(faultBackoff.next());
    }
  }

  /** Looks for work and does it; tells how long to wait for more. */
  private Wait turn() throws InterruptedException {
    if (!slot.available()) {
      slot.release();
      return Wait.idle(agent.config().pollInterval());
    }
    if (!agent.registered()) {
      return Wait.idle(agent.config().pollInterval());
    }
    Radio radio;
    try {
      radio = slot.open();
      if (!radio.capabilities().transmit()) {
        throw new RadioException(
            RadioException.Reason.UNSUPPORTED, slot.deviceId() + " cannot transmit");
      }
      lastFault = "";
    } catch (RadioException e) {
      return fault(e.getMessage());
    }
    try {
      long sent = agent.ticker().nanos();
      Optional<Task> task = agent.server().poll(slot.deviceId());
      pollBackoff.reset();
      if (task.isEmpty()) {
        return Wait.idle(agent.config().pollInterval());
      }
      return work(task.get(), sent, radio);
    } catch (LinkException e) {
      LOG.debug("{}: no answer to the poll: {}", slot.deviceId(), e.getMessage());
      return Wait.forServer(e.retryAfter().orElseGet(pollBackoff::next));
    }
  }

  private Wait work(Task task, long sentNanos, Radio radio) throws InterruptedException {
    if (task.deviceId() != null && !task.deviceId().equals(slot.deviceId())) {
      return fault("the server gave work for " + task.deviceId() + " to " + slot.deviceId());
    }
    Assignment assignment;
    Guard guard;
    try {
      assignment = Assignment.of(task);
      guard =
          new Guard(
              agent.ticker(),
              LeaseTerm.of(assignment.lease(), sentNanos, assignment.leaseSeconds(), margin()));
    } catch (IllegalArgumentException e) {
      refuse(task, e.getMessage());
      return fault(e.getMessage());
    }
    Outcome outcome = underLease(assignment, guard, radio);
    if (!outcome.success()) {
      LOG.warn("{}: {}: {}", slot.deviceId(), assignment.name(), outcome.error().get());
    }
    if (outcome.radioFailed() || !slot.available()) {
      slot.release();
    }
    if (outcome.reportable()) {
      CompleteRequest report = outcome.report(assignment, slot.deviceId());
      reporter.keep(report);
      reporter.deliver(report, this::pause);
    }
    if (outcome.success()) {
      faultBackoff.reset();
      return Wait.NONE;
    }
    return guard.ending().equals(Optional.of(Ending.STOPPED))
        ? Wait.idle(AFTER_STOP)
        : Wait.afterFault(faultBackoff.next());
  }

  /** The lease is renewed only as long as this takes: what is over needs none to be reported. */
  private Outcome underLease(Assignment assignment, Guard guard, Radio radio)
      throws InterruptedException {
    try (LeaseKeeper keeper = new LeaseKeeper(agent.server(), guard, agent.ticker())) {
      keeper.start(slot.deviceId());
      return transmit(assignment, guard, radio);
    } finally {
      guard.end(Ending.SHUTDOWN); // frees whoever waits for the end of what is over
    }
  }

  private Outcome transmit(Assignment assignment, Guard guard, Radio radio)
      throws InterruptedException {
    Transmission transmission =
        new Transmission(agent, slot, radio, assignment, guard, watchdog, reporter);
    current = transmission;
    try {
      if (closed) {
        transmission.end(Ending.SHUTDOWN);
      }
      if (!slot.available()) {
        transmission.end(Ending.PLUGIN_GONE);
      }
      return transmission.run();
    } finally {
      current = null;
    }
  }

  /** Sends back what makes no sense, if it can be named. */
  private void refuse(Task task, String why) throws InterruptedException {
    if (task.challengeId() != null && task.lease() != null) {
      CompleteRequest report =
          new CompleteRequest(
              task.challengeId(), false, why, null, null, task.lease(), false, null, null);
      reporter.deliver(report, this::pause);
    }
  }

  private Wait fault(String what) {
    if (!what.equals(lastFault)) {
      lastFault = what;
      LOG.warn("{}: {}", slot.deviceId(), what);
      reporter.log("warning", slot.deviceId() + ": " + what);
      slot.note(what);
    }
    return Wait.afterFault(faultBackoff.next());
  }

  private Duration margin() {
    String drain = slot.config().options().getOrDefault("drain_ms", "");
    return drain.matches("\\d{1,5}")
        ? MARGIN_BEYOND_DRAIN.plusMillis(Long.parseLong(drain))
        : DEFAULT_MARGIN;
  }

  /** Waits for the server; tells whether to go on. */
  private boolean pause(Duration wait) throws InterruptedException {
    return wakeups.await(Wait.forServer(wait));
  }
}

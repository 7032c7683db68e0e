package org.challengectl.agent.runner;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.AgentRole;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.agent.core.Subscription;
import org.challengectl.agent.runner.Wakeups.News;
import org.challengectl.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A runner at work: one worker for each of its radios. */
final class Runner implements AgentRole.Running {

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final AgentContext agent;
  private final Watchdog watchdog;
  private final ExecutorService helpers;
  private final Map<String, DeviceWorker> workers = new ConcurrentHashMap<>();
  private final List<Subscription> subscriptions;
  private volatile boolean closed;

  Runner(AgentContext agent) {
    this.agent = agent;
    this.watchdog = new Watchdog(agent.ticker());
    this.helpers =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "helper-" + agent.config().agentId());
              thread.setDaemon(true);
              return thread;
            });
    this.subscriptions =
        List.of(agent.subscribe(this::hear), agent.plugins().subscribe(this::pluginsChanged));
    radiosChanged();
  }

  @Override
  public void registered() {
    tellAll(News.SERVER);
  }

  @Override
  public synchronized void radiosChanged() {
    if (closed) {
      return;
    }
    for (RadioSlot slot : agent.radios()) {
      workers.computeIfAbsent(slot.deviceId(), id -> employ(slot));
    }
    tellAll(News.RADIO);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    subscriptions.forEach(Subscription::close);
    workers.values().forEach(DeviceWorker::shutDown);
    workers.values().forEach(DeviceWorker::close);
    helpers.shutdownNow();
    watchdog.close();
  }

  private DeviceWorker employ(RadioSlot slot) {
    DeviceWorker worker = new DeviceWorker(agent, slot, watchdog, helpers);
    worker.start();
    return worker;
  }

  private void hear(ServerMessage message) {
    if (message instanceof ServerMessage.TaskAvailable) {
      tellAll(News.WORK);
    } else if (message instanceof ServerMessage.Stop stop) {
      workers.values().forEach(worker -> worker.stop(stop.lease()));
    }
    // A pushed renewal says nothing of when its request was sent: only answers move a deadline.
  }

  private void pluginsChanged(Plugins.Change change) {
    if (change instanceof Plugins.Change.Removed removed) {
      try {
        for (DeviceWorker worker : workers.values()) {
          worker.pluginGone(removed.plugin());
        }
      } catch (InterruptedException e) {
        LOG.debug("interrupted while a plug-in was removed");
        Thread.currentThread().interrupt();
      }
    }
  }

  private void tellAll(News news) {
    workers.values().forEach(worker -> worker.hear(news));
  }
}

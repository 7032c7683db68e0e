package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.challengectl.agent.core.AgentConfig;
import org.challengectl.agent.core.AgentConfigReader;
import org.challengectl.agent.core.AgentDirectory;
import org.challengectl.agent.core.AgentRole;
import org.challengectl.agent.core.ConfigException;
import org.challengectl.agent.core.ConfigProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one agent for each good file, and starts, replaces and ends them as the files change. */
final class Agents implements AgentDirectory, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Agents.class);

  private static final int REFRESHES_PER_DETECTION = 5;

  private final Environment environment;
  private final ConfigFiles files;
  private final List<AgentRole> roles = new CopyOnWriteArrayList<>();
  private final Map<Path, AgentInstance> instances = new TreeMap<>();
  private long refreshes;
  private boolean closed;

  Agents(Environment environment, ConfigFiles files) {
    this.environment = environment;
    this.files = files;
  }

  /** Follows the files and looks for new radios; call it every second or so. */
  synchronized void refresh() {
    if (closed) {
      return;
    }
    ConfigFiles.Changes changes = files.look();
    changes.gone().forEach(this::end);
    changes.changed().forEach(this::load);
    if (refreshes++ % REFRESHES_PER_DETECTION == 0) {
      instances.values().forEach(AgentInstance::detect);
    }
  }

  synchronized void addRole(AgentRole role) {
    roles.add(role);
    instances.values().forEach(instance -> instance.attach(role));
  }

  synchronized void removeRole(AgentRole role) {
    roles.remove(role);
    for (AgentInstance instance : instances.values()) {
      instance.detach(role);
      roles.forEach(instance::attach);
    }
  }

  @Override
  public synchronized List<Entry> agents() {
    List<Entry> entries = new ArrayList<>();
    instances.forEach(
        (file, instance) ->
            entries.add(
                new Entry(
                    file.getFileName().toString(),
                    instance.config(),
                    instance.state(),
                    instance.radios())));
    return entries;
  }

  @Override
  public synchronized void close() {
    closed = true;
    List<Thread> endings = new ArrayList<>();
    for (AgentInstance instance : instances.values()) {
      Thread ending = new Thread(instance::close, "ending-" + instance.config().agentId());
      ending.start();
      endings.add(ending);
    }
    for (Thread ending : endings) {
      try {
        ending.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    instances.clear();
  }

  private void load(Path file) {
    AgentConfig config;
    try {
      AgentConfigReader.Result result = AgentConfigReader.read(file);
      result.warnings().forEach(warning -> LOG.warn("{}", warning));
      config = result.config();
    } catch (ConfigException e) {
      String consequence =
          instances.containsKey(file) ? "the agent goes on as before" : "there is no agent of it";
      for (ConfigProblem problem : e.problems()) {
        LOG.error("{}", problem);
      }
      LOG.error("{} cannot be used; {}", file, consequence);
      return;
    }
    if (taken(file, config)) {
      LOG.error(
          "{}: agent '{}' of {} is in another file already; this file is not used",
          file,
          config.agentId(),
          config.server().url());
      return;
    }
    end(file);
    try {
      AgentInstance instance = new AgentInstance(config, environment);
      instances.put(file, instance);
      instance.start();
      roles.forEach(instance::attach);
      LOG.info("{}: {}", file.getFileName(), config);
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("{}: no agent: {}", file, e.getMessage());
    }
  }

  private boolean taken(Path file, AgentConfig config) {
    return instances.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(file))
        .map(entry -> entry.getValue().config())
        .anyMatch(
            other ->
                other.agentId().equals(config.agentId())
                    && other.server().url().equals(config.server().url()));
  }

  private void end(Path file) {
    AgentInstance instance = instances.remove(file);
    if (instance != null) {
      LOG.info("{}: ending {}", file.getFileName(), instance.config().agentId());
      instance.close();
    }
  }
}

package org.challengectl.agent.core.internal;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.challengectl.agent.core.AgentConfig;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.AgentRole;
import org.challengectl.agent.core.Enrolment;
import org.challengectl.agent.core.FileCache;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.agent.core.ServerApi;
import org.challengectl.agent.core.ServerClock;
import org.challengectl.agent.core.StreamSocket;
import org.challengectl.agent.core.Subscription;
import org.challengectl.agent.core.Ticker;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.DeviceInfo;
import org.challengectl.protocol.RegisterRequest;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.protocol.listen.StreamOrder;
import org.challengectl.radio.RadioDriver;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One agent of the container: its link, its radios, its files, and its role when that is there. */
final class AgentInstance implements AgentContext, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AgentInstance.class);

  /** What the server has to know of. */
  private record Offer(
      List<String> devices, List<String> modulations, Map<String, String> problems) {}

  private final AgentConfig config;
  private final Environment environment;
  private final ServerClock clock;
  private final RadioSlots slots;
  private final DiskFileCache files;
  private final HttpTransport http;
  private final ServerApi api;
  private final ServerLink link;
  private final Path dataFolder;
  private final Subscription pluginChanges;
  private Offer offered = new Offer(List.of(), List.of(), Map.of());
  private AgentRole role;
  private volatile AgentRole.Running running;

  /**
   * Makes an agent that does nothing yet.
   *
   * @throws IOException if its folder cannot be made
   * @throws IllegalArgumentException in words for a person, if its certificates cannot be used
   */
  AgentInstance(AgentConfig config, Environment environment) throws IOException {
    this.config = config;
    this.environment = environment;
    this.clock = new ServerClock(environment.ticker());
    String name = Hashes.shortName(config.agentId(), config.server().url());
    this.dataFolder = Files.createDirectories(environment.dataFolder().resolve(name));
    this.slots =
        new RadioSlots(
            config,
            environment.plugins(),
            environment.devices(),
            new RadioLocks(environment.lockFolder()));
    KeySource keys =
        new KeySource(
            config,
            new KeyFiles(environment.dataFolder().resolve("keys")),
            environment.keys(),
            this::devices,
            Enrolment::enroll);
    this.http = new HttpTransport(config.server(), environment.host(), keys::key);
    this.api = new HttpServerApi(http, config.agentId());
    Path cache = config.cacheDir().map(dir -> dir.resolve(name)).orElse(dataFolder);
    this.files = new DiskFileCache(cache.resolve("files"), environment.cacheBytes(), api::download);
    this.files.clean();
    this.link =
        new ServerLink(
            config.agentId(),
            api,
            (receiver, onClosed) ->
                AgentSocket.open(
                    http,
                    "/ws/agents",
                    environment.ticker(),
                    ServerMessage.class,
                    receiver,
                    onClosed),
            keys,
            this::capabilities,
            this::onRegistered,
            environment.ticker(),
            clock,
            config.heartbeatInterval());
    this.pluginChanges = environment.plugins().subscribe(change -> pluginsChanged());
  }

  void start() {
    slots.detect();
    offered = offer();
    link.start();
  }

  /** Begins the work if the role suits and there is none yet. */
  synchronized void attach(AgentRole offered) {
    if (role == null && offered.kind() == config.kind()) {
      role = offered;
      running = offered.start(this);
      LOG.info("{} {} is at work", config.kind().wireName(), config.agentId());
      if (link.registered()) {
        running.registered();
      }
    }
  }

  /** Ends the work if it is that role's. */
  synchronized void detach(AgentRole gone) {
    if (role == gone) {
      running.close();
      running = null;
      role = null;
    }
  }

  /** Looks for what was plugged in or out, and for libraries that have come or gone. */
  void detect() {
    slots.detect();
    Offer now = offer();
    if (!now.equals(offered)) {
      offered = now;
      pluginsChanged();
    }
  }

  String state() {
    return running == null ? link.state() + ", role not installed" : link.state();
  }

  @Override
  public synchronized void close() {
    pluginChanges.close();
    if (running != null) {
      running.close();
      running = null;
      role = null;
    }
    slots.releaseAll();
    link.close();
  }

  @Override
  public AgentConfig config() {
    return config;
  }

  @Override
  public ServerApi server() {
    return api;
  }

  @Override
  public boolean registered() {
    return link.registered();
  }

  @Override
  public ServerClock serverClock() {
    return clock;
  }

  @Override
  public Ticker ticker() {
    return environment.ticker();
  }

  @Override
  public Plugins plugins() {
    return environment.plugins();
  }

  @Override
  public FileCache files() {
    return files;
  }

  @Override
  public List<RadioSlot> radios() {
    return slots.all();
  }

  @Override
  public Path dataFolder() {
    return dataFolder;
  }

  @Override
  public Subscription subscribe(Consumer<ServerMessage> listener) {
    return link.subscribe(listener);
  }

  @Override
  public void tell(AgentMessage message) {
    link.tell(message);
  }

  @Override
  public StreamSocket openStream(long stream, Consumer<StreamOrder> orders, Runnable onClosed)
      throws LinkException {
    return LinkStream.open(http, environment.ticker(), stream, orders, onClosed);
  }

  private void pluginsChanged() {
    link.capabilitiesChanged();
    AgentRole.Running current = running;
    if (current != null) {
      current.radiosChanged();
    }
  }

  private void onRegistered() {
    AgentRole.Running current = running;
    if (current != null) {
      current.registered();
    }
  }

  private RegisterRequest capabilities() {
    boolean runner = config.kind() == AgentKind.RUNNER;
    return new RegisterRequest(
        config.kind().wireName(),
        environment.host().hostname(),
        config.site().orElse(null),
        devices(),
        runner ? modulations() : null,
        environment.plugins().drivers().stream().map(RadioDriver::model).sorted().toList(),
        runner ? true : null,
        environment.version(),
        Versions.of(environment.plugins().drivers(), RadioDriver::model),
        runner ? Versions.of(available(), modulation -> modulation.descriptor().name()) : null,
        driverProblems());
  }

  private Offer offer() {
    List<String> usable =
        slots.all().stream().filter(RadioSlot::available).map(RadioSlot::deviceId).toList();
    return new Offer(usable, modulations(), driverProblems());
  }

  /** Why drivers cannot be used now, by model. */
  private Map<String, String> driverProblems() {
    Map<String, String> problems = new TreeMap<>();
    for (RadioDriver driver : environment.plugins().drivers()) {
      driver.unavailable().ifPresent(why -> problems.put(driver.model(), why));
    }
    return problems;
  }

  private List<Modulation> available() {
    return environment.plugins().modulations().stream()
        .filter(modulation -> modulation.unavailable().isEmpty())
        .toList();
  }

  private List<String> modulations() {
    TreeSet<String> names = new TreeSet<>();
    available()
        .forEach(
            modulation -> {
              ModulationDescriptor descriptor = modulation.descriptor();
              names.add(descriptor.name());
              names.addAll(descriptor.aliases().keySet());
            });
    return List.copyOf(names);
  }

  private List<DeviceInfo> devices() {
    return slots.all().stream()
        .filter(RadioSlot::available)
        .map(
            slot ->
                new DeviceInfo(
                    TextNode.valueOf(slot.deviceId()),
                    slot.config().model(),
                    TextNode.valueOf(slot.config().name()),
                    Optional.of(slot.config().frequencyLimits())
                        .filter(limits -> !limits.isEmpty())
                        .orElse(null),
                    slot.config().sampleRateHz()))
        .toList();
  }
}

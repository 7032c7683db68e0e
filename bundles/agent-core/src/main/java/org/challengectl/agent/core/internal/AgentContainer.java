package org.challengectl.agent.core.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.challengectl.agent.core.AgentDirectory;
import org.challengectl.agent.core.AgentKeys;
import org.challengectl.agent.core.AgentRole;
import org.challengectl.agent.core.HostIdentity;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.SystemTicker;
import org.challengectl.settings.ConfiguredNumber;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agents of this container as a component. */
@Component(
    service = AgentDirectory.class,
    immediate = true,
    configurationPid = "org.challengectl.agent")
@Designate(ocd = AgentContainer.Settings.class)
public final class AgentContainer implements AgentDirectory {

  private static final Logger LOG = LoggerFactory.getLogger(AgentContainer.class);

  /** {@code etc/org.challengectl.agent.cfg}. */
  @ObjectClassDefinition(name = "ChallengeCtl agents")
  @SuppressWarnings("MemberName")
  public @interface Settings {

    /** How much each agent keeps of downloaded files, MB, if nothing else is configured. */
    int DEFAULT_CACHE_MB = 2048;

    @AttributeDefinition(
        name = "config_dir",
        description = "Each *.yml in it is one agent. Empty: the folder 'agents' in Karaf's etc")
    String config__dir() default "";

    @AttributeDefinition(name = "config_file", description = "One more agent's file. Empty: none")
    String config__file() default "";

    @AttributeDefinition(
        name = "cache_dir",
        description =
            "Where keys, journals and downloaded files are kept. Empty: 'agents' in Karaf's data")
    String cache__dir() default "";

    @AttributeDefinition(
        name = "cache_mb",
        description = "How much each agent keeps of downloaded files; also the longest file")
    int cache__mb() default DEFAULT_CACHE_MB;

    @AttributeDefinition(
        name = "lock_dir",
        description =
            "Where all agents of this host agree on who has which radio."
                + " Empty: 'challengectl-locks' in the directory for temporary files")
    String lock__dir() default "";
  }

  private static final ConfiguredNumber CACHE_MB =
      new ConfiguredNumber(
          "org.challengectl.agent", "cache_mb", 1, Integer.MAX_VALUE, Settings.DEFAULT_CACHE_MB);

  private final DeviceWatch devices;
  private final Agents agents;
  private final List<AgentKeys> keys = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "agents");
            thread.setDaemon(true);
            return thread;
          });

  @Activate
  public AgentContainer(BundleContext bundle, Settings settings, @Reference Plugins plugins) {
    Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
    Path data = Path.of(System.getProperty("karaf.data", "data"));
    List<Path> places = new ArrayList<>();
    places.add(given(settings.config__dir()).orElse(etc.resolve("agents")));
    given(settings.config__file()).ifPresent(places::add);
    devices = new DeviceWatch(plugins);
    Environment environment =
        new Environment(
            plugins,
            devices,
            () -> List.copyOf(keys),
            new SystemTicker(),
            HostIdentity.local(),
            given(settings.cache__dir()).orElse(data.resolve("agents")),
            given(settings.lock__dir())
                .orElse(Path.of(System.getProperty("java.io.tmpdir"), "challengectl-locks")),
            CACHE_MB.of(settings::cache__mb) * 1_048_576L,
            bundle.getBundle().getVersion().toString());
    agents = new Agents(environment, new ConfigFiles(places));
    var unused = housekeeping.scheduleWithFixedDelay(this::refresh, 0, 1000, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void deactivate() {
    housekeeping.shutdownNow();
    agents.close();
    devices.close();
  }

  @Override
  public List<Entry> agents() {
    return agents.agents();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addRole(AgentRole role) {
    agents.addRole(role);
  }

  void removeRole(AgentRole role) {
    agents.removeRole(role);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addKeys(AgentKeys provider) {
    keys.add(provider);
  }

  void removeKeys(AgentKeys provider) {
    keys.remove(provider);
  }

  private void refresh() {
    try {
      agents.refresh();
    } catch (RuntimeException e) {
      LOG.error("agents cannot follow their files", e);
    }
  }

  private static Optional<Path> given(String path) {
    return path == null || path.isBlank() ? Optional.empty() : Optional.of(Path.of(path.strip()));
  }
}

package org.challengectl.agent.core.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.Subscription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.signal.Modulation;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the plug-ins of the container as they come and go. */
@Component(service = Plugins.class)
public final class PluginRegistry implements Plugins {

  private static final Logger LOG = LoggerFactory.getLogger(PluginRegistry.class);

  private final List<Modulation> modulations = new CopyOnWriteArrayList<>();
  private final List<RadioDriver> drivers = new CopyOnWriteArrayList<>();
  private final Subscribers<Change> subscribers = new Subscribers<>();

  @Override
  public List<Modulation> modulations() {
    return List.copyOf(modulations);
  }

  @Override
  public List<RadioDriver> drivers() {
    return List.copyOf(drivers);
  }

  @Override
  public Subscription subscribe(Consumer<Change> listener) {
    return subscribers.add(listener);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addModulation(Modulation modulation) {
    modulations.add(modulation);
    LOG.info("modulation '{}' is here", modulation.descriptor().name());
    subscribers.tell(new Change.Arrived(modulation));
  }

  void removeModulation(Modulation modulation) {
    modulations.removeIf(m -> m == modulation);
    LOG.info("modulation '{}' is gone", modulation.descriptor().name());
    subscribers.tell(new Change.Removed(modulation));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addDriver(RadioDriver driver) {
    drivers.add(driver);
    LOG.info("radio driver '{}' is here", driver.model());
    subscribers.tell(new Change.Arrived(driver));
  }

  void removeDriver(RadioDriver driver) {
    drivers.removeIf(d -> d == driver);
    LOG.info("radio driver '{}' is gone", driver.model());
    subscribers.tell(new Change.Removed(driver));
  }
}

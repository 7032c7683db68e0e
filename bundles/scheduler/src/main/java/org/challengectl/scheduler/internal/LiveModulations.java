package org.challengectl.scheduler.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.challengectl.domain.DomainEvent.ModulationsChanged;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerTime;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modulations that are registered as services now. While a bundle is replaced there may be two
 * of one name: the newest answers.
 */
@Component(service = ModulationCatalogue.class, immediate = true)
public final class LiveModulations implements ModulationCatalogue {

  private record Known(Modulation modulation, ModulationDescriptor descriptor) {}

  private static final Logger LOG = LoggerFactory.getLogger(LiveModulations.class);

  private final ServerTime time;
  private final EventBus bus;

  /** In the order of their arrival. */
  private final List<Known> all = new CopyOnWriteArrayList<>();

  @Activate
  public LiveModulations(@Reference ServerTime time, @Reference EventBus bus) {
    this.time = time;
    this.bus = bus;
  }

  @Reference(
      service = Modulation.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  public void add(Modulation modulation) {
    Known known;
    try {
      known = new Known(modulation, modulation.descriptor());
    } catch (RuntimeException e) {
      LOG.warn("A modulation that cannot describe itself is left out: {}", modulation, e);
      return;
    }
    all.add(known);
    LOG.info("Modulation {} is available", known.descriptor().name());
    tell();
  }

  public void remove(Modulation modulation) {
    if (all.removeIf(known -> known.modulation() == modulation)) {
      LOG.info("A modulation went; left are {}", names());
      tell();
    }
  }

  private void tell() {
    bus.publish(new ModulationsChanged(time.instant(), names()));
  }

  private Set<String> names() {
    TreeMap<String, ModulationDescriptor> byName = new TreeMap<>();
    all.forEach(known -> byName.put(known.descriptor().name(), known.descriptor()));
    return Collections.unmodifiableSet(byName.keySet());
  }

  @Override
  public List<ModulationDescriptor> descriptors() {
    TreeMap<String, ModulationDescriptor> byName = new TreeMap<>();
    all.forEach(known -> byName.put(known.descriptor().name(), known.descriptor()));
    return List.copyOf(byName.values());
  }

  /** A name goes before an alias. */
  @Override
  public Optional<Modulation> find(String nameOrAlias) {
    List<Known> newestFirst = new ArrayList<>(all);
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .filter(known -> known.descriptor().answersTo(nameOrAlias))
        .min(Comparator.comparing(known -> !known.descriptor().name().equals(nameOrAlias)))
        .map(Known::modulation);
  }
}

package org.challengectl.radioshell.internal;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.challengectl.radio.RadioDriver;
import org.challengectl.signal.Modulation;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The plug-ins that are in the container now. Safe for concurrent use. */
@Component(service = Plugins.class)
public final class Plugins {

  private final List<RadioDriver> drivers = new CopyOnWriteArrayList<>();
  private final List<Modulation> modulations = new CopyOnWriteArrayList<>();

  /** By model. */
  public List<RadioDriver> drivers() {
    return drivers.stream().sorted(Comparator.comparing(RadioDriver::model)).toList();
  }

  /** In the order of their arrival. */
  public List<Modulation> modulations() {
    return List.copyOf(modulations);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addDriver(RadioDriver driver) {
    drivers.add(driver);
  }

  public void removeDriver(RadioDriver driver) {
    drivers.removeIf(d -> d == driver);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addModulation(Modulation modulation) {
    modulations.add(modulation);
  }

  public void removeModulation(Modulation modulation) {
    modulations.removeIf(m -> m == modulation);
  }
}

package org.challengectl.agent.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.Subscription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.signal.Modulation;

/** Plug-ins that the test brings and takes away. */
public final class FakePlugins implements Plugins {

  private final List<Modulation> modulations = new CopyOnWriteArrayList<>();
  private final List<RadioDriver> drivers = new CopyOnWriteArrayList<>();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

  public FakePlugins add(Modulation modulation) {
    modulations.add(modulation);
    tell(new Change.Arrived(modulation));
    return this;
  }

  public FakePlugins add(RadioDriver driver) {
    drivers.add(driver);
    tell(new Change.Arrived(driver));
    return this;
  }

  public void remove(Object plugin) {
    modulations.remove(plugin);
    drivers.remove(plugin);
    tell(new Change.Removed(plugin));
  }

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
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell(Change change) {
    listeners.forEach(listener -> listener.accept(change));
  }
}

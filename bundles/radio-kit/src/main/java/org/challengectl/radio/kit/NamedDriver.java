package org.challengectl.radio.kit;

import java.util.List;
import java.util.Optional;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;

/** A driver of radios that nobody can list, e.g. those at addresses: a name makes one. */
public abstract class NamedDriver implements RadioDriver, AutoCloseable {

  private final String model;
  private final OpenRadios opened = new OpenRadios();

  protected NamedDriver(String model) {
    this.model = model;
  }

  @Override
  public final String model() {
    return model;
  }

  /** What a name stands for, there or not. One that makes no sense is refused by opening it. */
  protected abstract RadioDescription describe(String name);

  /** Whether it is there now, as far as is known. Cheap. */
  protected boolean isThere(RadioDescription radio) {
    return true;
  }

  /** Opens and sets up a radio. May take seconds. */
  protected abstract Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException;

  /** Whether it is open and works as far as is known. */
  protected final boolean isOpen(String name) {
    return opened.alive().stream().anyMatch(radio -> radio.name().equals(name));
  }

  /** Always empty: there is nothing to list. */
  @Override
  public final List<RadioDescription> discover() {
    return List.of();
  }

  @Override
  public final Optional<RadioDescription> find(String name, List<RadioDescription> discovered) {
    return Optional.of(describe(name)).filter(this::isThere);
  }

  @Override
  public final Radio open(RadioSettings settings) throws RadioException {
    RadioDescription description = describe(settings.name());
    return opened.open(settings, description, () -> open(settings, description));
  }

  @Override
  public void close() {
    opened.close();
  }
}

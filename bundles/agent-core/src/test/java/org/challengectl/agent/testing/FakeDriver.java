package org.challengectl.agent.testing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;

/** A driver of radios that the test makes. */
public final class FakeDriver implements RadioDriver {

  private final String model;
  private final Function<RadioSettings, Radio> maker;
  private final List<RadioDescription> plugged = new CopyOnWriteArrayList<>();
  private final List<RadioSettings> opened = new CopyOnWriteArrayList<>();
  private volatile RadioException failure;
  private volatile boolean everPlugged;
  private volatile String unavailable;

  public FakeDriver(String model, Function<RadioSettings, Radio> maker) {
    this.model = model;
    this.maker = maker;
  }

  public FakeDriver plug(RadioDescription description) {
    everPlugged = true;
    plugged.add(description);
    return this;
  }

  public void unplug(RadioDescription description) {
    plugged.remove(description);
  }

  /** Its library is missing from now on; null brings it. */
  public void lacks(String library) {
    unavailable = library;
  }

  /** Opening fails from now on; null heals it. */
  public void fail(RadioException with) {
    failure = with;
  }

  public List<RadioSettings> opened() {
    return List.copyOf(opened);
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public List<RadioDescription> discover() {
    return List.copyOf(plugged);
  }

  /** All that it is asked for, unless something was plugged in: then only that. */
  @Override
  public Optional<RadioDescription> find(String name, List<RadioDescription> discovered) {
    return everPlugged ? RadioDriver.super.find(name, discovered) : Optional.of(made(name));
  }

  private RadioDescription made(String name) {
    FrequencySpan anything = new FrequencySpan(0, 10_000_000_000L);
    return new RadioDescription(
        model, name, "made", new RadioCapabilities(true, true, anything, anything));
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.ofNullable(unavailable);
  }

  @Override
  public Radio open(RadioSettings settings) throws RadioException {
    if (failure != null) {
      throw failure;
    }
    opened.add(settings);
    return maker.apply(settings);
  }
}

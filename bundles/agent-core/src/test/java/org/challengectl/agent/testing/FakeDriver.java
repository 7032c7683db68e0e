package org.challengectl.agent.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.challengectl.radio.Radio;
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

  public FakeDriver(String model, Function<RadioSettings, Radio> maker) {
    this.model = model;
    this.maker = maker;
  }

  public FakeDriver plug(RadioDescription description) {
    plugged.add(description);
    return this;
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

  @Override
  public Radio open(RadioSettings settings) throws RadioException {
    if (failure != null) {
      throw failure;
    }
    opened.add(settings);
    return maker.apply(settings);
  }
}

package org.challengectl.agent.testing;

import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;

/** A slot whose driver is whichever plug-in there is of its model. */
public final class FakeSlot implements RadioSlot {

  private final RadioConfig config;
  private final Plugins plugins;
  private Radio open;
  private RadioDriver driver;
  private volatile String condemned = "";
  private volatile String activity = "idle";

  public FakeSlot(RadioConfig config, Plugins plugins) {
    this.config = config;
    this.plugins = plugins;
  }

  @Override
  public RadioConfig config() {
    return config;
  }

  @Override
  public boolean available() {
    return condemned.isEmpty() && plugins.driver(config.model()).isPresent();
  }

  @Override
  public synchronized Radio open() throws RadioException {
    if (open == null) {
      driver = plugins.driver(config.model()).orElseThrow();
      open = driver.open(config.settings());
    }
    return open;
  }

  @Override
  public synchronized boolean uses(RadioDriver other) {
    return driver == other;
  }

  @Override
  public synchronized void release() {
    if (open != null && condemned.isEmpty()) {
      open.close();
    }
    open = null;
  }

  @Override
  public void condemn(String why) {
    condemned = why;
  }

  public boolean condemned() {
    return !condemned.isEmpty();
  }

  @Override
  public void note(String now) {
    activity = now;
  }

  @Override
  public String activity() {
    return activity;
  }
}

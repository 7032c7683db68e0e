package org.challengectl.agent.core.internal;

import java.util.Optional;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A slot that opens its radio through whichever driver is there. */
final class DriverSlot implements RadioSlot {

  private static final Logger LOG = LoggerFactory.getLogger(DriverSlot.class);

  /** The one model of which any number of processes may have one of the same name, elsewhere. */
  private static final String VIRTUAL = "virtual";

  private record Open(Radio radio, RadioDriver driver, Optional<RadioLocks.Held> lock) {}

  private final RadioConfig config;
  private final Plugins plugins;
  private final DeviceWatch devices;
  private final RadioLocks locks;
  private volatile Open open;
  private volatile String condemned;
  private volatile String activity = "idle";

  DriverSlot(RadioConfig config, Plugins plugins, DeviceWatch devices, RadioLocks locks) {
    this.config = config;
    this.plugins = plugins;
    this.devices = devices;
    this.locks = locks;
  }

  @Override
  public RadioConfig config() {
    return config;
  }

  @Override
  public boolean available() {
    return problem().isEmpty();
  }

  /** Why it cannot be used now, in words. */
  private Optional<String> problem() {
    if (condemned != null) {
      return Optional.of("out of use: " + condemned);
    }
    Optional<RadioDriver> driver = plugins.driver(config.model());
    if (driver.isEmpty()) {
      return Optional.of("no driver");
    }
    Optional<String> unavailable = driver.get().unavailable();
    if (unavailable.isPresent()) {
      return unavailable;
    }
    return devices.find(driver.get(), config.name()).isPresent()
        ? Optional.empty()
        : Optional.of("not plugged in");
  }

  @Override
  public synchronized Radio open() throws RadioException {
    if (condemned != null) {
      throw new RadioException(Reason.FAILED, condemned);
    }
    Open current = open;
    if (current != null && plugins.drivers().contains(current.driver())) {
      return current.radio();
    }
    release();
    RadioDriver driver =
        plugins
            .driver(config.model())
            .orElseThrow(
                () ->
                    new RadioException(
                        Reason.ABSENT, "there is no driver for model '" + config.model() + "'"));
    Optional<RadioLocks.Held> lock =
        config.model().equals(VIRTUAL)
            ? Optional.empty()
            : Optional.of(locks.lock(config.model(), nameOf(driver)));
    try {
      open = new Open(driver.open(config.settings()), driver, lock);
    } finally {
      if (open == null) {
        lock.ifPresent(RadioLocks.Held::close);
      }
    }
    LOG.info("{} is open at {} samples/s", config.deviceId(), config.sampleRateHz());
    return open.radio();
  }

  /** One name for one radio, whether the file has its index or its serial number. */
  private String nameOf(RadioDriver driver) {
    return devices.find(driver, config.name()).map(RadioDescription::name).orElse(config.name());
  }

  @Override
  public boolean uses(RadioDriver driver) {
    Open current = open;
    return current != null && current.driver() == driver;
  }

  @Override
  public synchronized void release() {
    Open current = open;
    open = null;
    if (current != null && condemned == null) { // closing a condemned one would hang as well
      try {
        current.radio().close();
        current.lock().ifPresent(RadioLocks.Held::close);
      } catch (RuntimeException e) { // it keeps its lock: nobody else may touch it either
        condemn(e.getMessage());
      }
    }
  }

  @Override
  public void condemn(String why) {
    condemned = why;
    LOG.error("{} is out of use until the agent is restarted: {}", config.deviceId(), why);
  }

  @Override
  public void note(String now) {
    activity = now;
  }

  @Override
  public String activity() {
    return problem().orElse(activity);
  }
}

package org.challengectl.agent.core.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.agent.core.AgentConfig;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;

/** The radios of one agent: those of its file, and with autodetect those that drivers find. */
final class RadioSlots {

  private final AgentConfig config;
  private final Plugins plugins;
  private final RadioLocks locks;
  private final Map<String, DriverSlot> slots = new LinkedHashMap<>();

  RadioSlots(AgentConfig config, Plugins plugins, RadioLocks locks) {
    this.config = config;
    this.plugins = plugins;
    this.locks = locks;
    config.radios().forEach(this::add);
  }

  synchronized List<RadioSlot> all() {
    return List.copyOf(slots.values());
  }

  /**
   * Looks for radios that are not listed. One that was found stays: unplugged for a moment is no
   * reason to forget it.
   *
   * @return whether there are more than before
   */
  boolean detect() {
    if (!config.autodetect()) {
      return false;
    }
    List<RadioConfig> found = new ArrayList<>();
    for (RadioDriver driver : plugins.drivers()) {
      for (RadioDescription description : driver.discover()) {
        if (suits(description)) {
          found.add(settingsOf(description));
        }
      }
    }
    synchronized (this) {
      int before = slots.size();
      found.forEach(this::add);
      return slots.size() > before;
    }
  }

  void releaseAll() {
    all().forEach(RadioSlot::release);
  }

  private synchronized void add(RadioConfig radio) {
    slots.computeIfAbsent(radio.deviceId(), id -> new DriverSlot(radio, plugins, locks));
  }

  private boolean suits(RadioDescription description) {
    return config.kind() == AgentKind.RUNNER
        ? description.capabilities().transmit()
        : description.capabilities().receive();
  }

  private RadioConfig settingsOf(RadioDescription description) {
    Optional<RadioConfig> defaults =
        config.modelDefaults().stream()
            .filter(model -> model.model().equals(description.model()))
            .findFirst();
    return new RadioConfig(
        description.model(),
        description.name(),
        defaults.map(RadioConfig::sampleRateHz).orElse(RadioConfig.DEFAULT_SAMPLE_RATE_HZ),
        defaults.map(RadioConfig::frequencyLimits).orElse(List.of()),
        defaults.map(RadioConfig::options).orElse(Map.of()));
  }
}

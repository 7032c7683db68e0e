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
  private final DeviceWatch devices;
  private final RadioLocks locks;
  private final Map<String, DriverSlot> slots = new LinkedHashMap<>();

  RadioSlots(AgentConfig config, Plugins plugins, DeviceWatch devices, RadioLocks locks) {
    this.config = config;
    this.plugins = plugins;
    this.devices = devices;
    this.locks = locks;
    config.radios().forEach(this::add);
  }

  synchronized List<RadioSlot> all() {
    return List.copyOf(slots.values());
  }

  /**
   * Looks for radios that are not listed. One that was found stays: unplugged for a moment is no
   * reason to forget it.
   */
  void detect() {
    if (!config.autodetect()) {
      return;
    }
    List<RadioConfig> found = new ArrayList<>();
    for (RadioDriver driver : plugins.drivers()) {
      for (RadioDescription description : devices.radios(driver)) {
        if (suits(description) && !isListed(description)) {
          found.add(settingsOf(description));
        }
      }
    }
    synchronized (this) {
      found.forEach(this::add);
    }
  }

  void releaseAll() {
    all().forEach(RadioSlot::release);
  }

  private synchronized void add(RadioConfig radio) {
    slots.computeIfAbsent(radio.deviceId(), id -> new DriverSlot(radio, plugins, devices, locks));
  }

  /** Whether the file has it already, by whatever name. */
  private boolean isListed(RadioDescription description) {
    return config.radios().stream()
        .anyMatch(
            radio ->
                radio.model().equals(description.model()) && description.isCalled(radio.name()));
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

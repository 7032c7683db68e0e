package org.challengectl.agent.core.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.challengectl.agent.core.FrequencyLimits;
import org.challengectl.agent.core.RadioConfig;

/** Reads the section {@code radios}: models with defaults, and devices that override them. */
final class RadiosParser {

  private static final int MIN_RATE_HZ = 1_000;
  private static final int MAX_RATE_HZ = 200_000_000;

  private final Problems problems;
  private final Map<String, RadioConfig> models = new LinkedHashMap<>();
  private final List<RadioConfig> radios = new ArrayList<>();
  private boolean autodetect;

  RadiosParser(Problems problems) {
    this.problems = problems;
  }

  void parse(YamlMap section) {
    autodetect = section.flag("autodetect", false);
    section.maps("models").forEach(this::model);
    Set<String> seen = new HashSet<>();
    for (YamlMap device : section.maps("devices")) {
      device(device).ifPresent(radio -> add(device, radio, seen));
    }
    if (radios.isEmpty() && !autodetect && problems.errors().isEmpty()) {
      problems.error(
          section.line(), "'radios.devices' is empty; list a radio, or say autodetect: true");
    }
    section.warnOfUnknownKeys();
  }

  boolean autodetect() {
    return autodetect;
  }

  List<RadioConfig> modelDefaults() {
    return List.copyOf(models.values());
  }

  List<RadioConfig> radios() {
    return radios;
  }

  private void model(YamlMap map) {
    Optional<String> model = map.required("model");
    RadioConfig none =
        new RadioConfig(
            model.orElse(""), "", RadioConfig.DEFAULT_SAMPLE_RATE_HZ, List.of(), Map.of());
    RadioConfig defaults = overridden(map, none);
    if (model.isPresent() && models.putIfAbsent(model.get(), defaults) != null) {
      map.error("model", "'" + YamlMap.shown(model.get()) + "' is there twice; keep one");
    }
  }

  private Optional<RadioConfig> device(YamlMap map) {
    Optional<String> model = map.required("model");
    Optional<String> name = map.required("name");
    if (model.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    if (name.get().length() > 200 || model.get().length() > 64) {
      map.error("name", "is too long");
      return Optional.empty();
    }
    RadioConfig base = models.get(model.get());
    RadioConfig start =
        new RadioConfig(
            model.get(),
            name.get(),
            base == null ? RadioConfig.DEFAULT_SAMPLE_RATE_HZ : base.sampleRateHz(),
            base == null ? List.of() : base.frequencyLimits(),
            base == null ? Map.of() : base.options());
    return Optional.of(overridden(map, start));
  }

  private static RadioConfig overridden(YamlMap map, RadioConfig base) {
    double rate = map.number("rf_samplerate", MIN_RATE_HZ, MAX_RATE_HZ, base.sampleRateHz());
    List<String> limits = map.texts("frequency_limits");
    for (String limit : limits) {
      FrequencyLimits.problem(limit).ifPresent(text -> map.error("frequency_limits", text));
    }
    Map<String, String> options = new LinkedHashMap<>(base.options());
    options.putAll(map.otherScalars());
    return new RadioConfig(
        base.model(),
        base.name(),
        (int) Math.round(rate),
        limits.isEmpty() ? base.frequencyLimits() : limits,
        options);
  }

  private void add(YamlMap device, RadioConfig radio, Set<String> seen) {
    if (seen.add(radio.deviceId())) {
      radios.add(radio);
    } else {
      device.error("name", "'" + YamlMap.shown(radio.deviceId()) + "' is there twice; keep one");
    }
  }
}

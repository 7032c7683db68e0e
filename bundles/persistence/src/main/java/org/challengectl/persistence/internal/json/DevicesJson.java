package org.challengectl.persistence.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.challengectl.domain.Device;
import org.challengectl.domain.FrequencyBand;

/** The columns {@code agents.devices} and {@code agents.modulations}. */
public final class DevicesJson {

  private DevicesJson() {}

  public static String write(List<Device> devices) {
    ArrayNode list = Json.array();
    for (Device device : devices) {
      ObjectNode node = list.addObject();
      node.put("device_id", device.id());
      node.put("model", device.model());
      node.put("name", device.name());
      node.put("sample_rate", device.sampleRateHz());
      ArrayNode limits = node.putArray("frequency_limits");
      device
          .limits()
          .forEach(
              limit ->
                  limits.addObject().put("min_hz", limit.lowHz()).put("max_hz", limit.highHz()));
      ArrayNode names = node.putArray("limit_names");
      device.limitNames().forEach(names::add);
    }
    return Json.write(list);
  }

  public static List<Device> read(String text) {
    List<Device> devices = new ArrayList<>();
    for (JsonNode node : Json.read(text)) {
      List<FrequencyBand> limits = new ArrayList<>();
      for (JsonNode limit : node.path("frequency_limits")) {
        limits.add(
            new FrequencyBand(limit.path("min_hz").longValue(), limit.path("max_hz").longValue()));
      }
      List<String> names = new ArrayList<>();
      node.path("limit_names").forEach(name -> names.add(name.textValue()));
      devices.add(
          new Device(
              node.path("device_id").textValue(),
              node.path("model").textValue(),
              node.path("name").textValue(),
              limits,
              node.path("sample_rate").intValue(),
              names));
    }
    return devices;
  }

  /** Null if the agent does not say. */
  public static String writeNames(Optional<Set<String>> names) {
    return names
        .map(
            set -> {
              ArrayNode list = Json.array();
              new TreeSet<>(set).forEach(list::add);
              return Json.write(list);
            })
        .orElse(null);
  }

  public static Optional<Set<String>> readNames(String text) {
    if (text == null) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>();
    Json.read(text).forEach(name -> names.add(name.textValue()));
    return Optional.of(names);
  }
}

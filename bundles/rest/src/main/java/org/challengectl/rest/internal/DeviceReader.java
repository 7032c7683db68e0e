package org.challengectl.rest.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.challengectl.domain.Device;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.protocol.DeviceInfo;

/** Reads the radios that an agent announces. */
final class DeviceReader {

  private static final int MAX_DEVICES = 64;
  private static final int MAX_LIMITS = 64;
  private static final int MAX_SAMPLE_RATE_HZ = 1_000_000_000;
  private static final Pattern BAND = Pattern.compile("\\s*(\\d{1,12})\\s*-\\s*(\\d{1,12})\\s*");

  private final EventRepository events;

  DeviceReader(EventRepository events) {
    this.events = events;
  }

  /**
   * Reads a list.
   *
   * @param infos null means none
   */
  List<Device> read(List<DeviceInfo> infos) {
    List<DeviceInfo> given = infos == null ? List.of() : infos;
    if (given.size() > MAX_DEVICES) {
      throw Input.invalid("'devices' has more than " + MAX_DEVICES + " entries.");
    }
    List<FrequencyRange> ranges = events.frequencyRanges();
    Set<String> ids = new HashSet<>();
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Device device = device(Input.required("devices[" + i + "]", given.get(i)), i, ranges);
      if (!ids.add(device.id())) {
        throw Input.invalid("'devices' names '" + device.id() + "' twice.");
      }
      devices.add(device);
    }
    return devices;
  }

  private static Device device(DeviceInfo info, int index, List<FrequencyRange> ranges) {
    String at = "devices[" + index + "].";
    String id =
        Input.name(at + "device_id", info.deviceId())
            .orElseThrow(() -> Input.invalid("'" + at + "device_id' is missing."));
    String model = Input.optionalText(at + "model", info.model()).orElse("unknown");
    String name = Input.name(at + "name", info.name()).orElse(id);
    int rate = info.sampleRate() == null ? 0 : info.sampleRate();
    if (rate < 0 || rate > MAX_SAMPLE_RATE_HZ) {
      throw Input.invalid("'" + at + "sample_rate' must be 0-" + MAX_SAMPLE_RATE_HZ + ".");
    }
    List<FrequencyBand> limits = new ArrayList<>();
    List<String> names = new ArrayList<>();
    String field = at + "frequency_limits";
    for (String text : limits(field, info.frequencyLimits())) {
      Matcher matcher = BAND.matcher(text);
      if (matcher.matches()) {
        limits.add(band(field, text, matcher));
      } else {
        names.add(rangeName(field, text, ranges));
      }
    }
    return new Device(id, model, name, limits, rate, names);
  }

  private static List<String> limits(String field, List<String> texts) {
    if (texts == null) {
      return List.of();
    }
    if (texts.size() > MAX_LIMITS) {
      throw Input.invalid("'" + field + "' has more than " + MAX_LIMITS + " entries.");
    }
    return texts.stream().map(text -> Input.text(field, text)).toList();
  }

  private static FrequencyBand band(String field, String text, Matcher matcher) {
    long low = Long.parseLong(matcher.group(1));
    long high = Long.parseLong(matcher.group(2));
    if (low <= 0 || high < low) {
      throw Input.invalid("'" + field + "': " + text + " is not a band; write low-high in Hz.");
    }
    return new FrequencyBand(low, high);
  }

  /** The name of a range that there is now; the band is looked up when the device is used. */
  private static String rangeName(String field, String text, List<FrequencyRange> ranges) {
    return ranges.stream()
        .map(FrequencyRange::name)
        .filter(text.strip()::equals)
        .findFirst()
        .orElseThrow(
            () ->
                Input.invalid(
                    "'"
                        + field
                        + "': there is no frequency range '"
                        + text
                        + "'; write low-high in Hz or a range's name."));
  }
}

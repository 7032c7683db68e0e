package org.challengectl.driver.virtual.internal;

import java.util.OptionalDouble;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;

/**
 * What makes one virtual radio differ from another.
 *
 * @param gainDb on what it transmits and receives; 0 is nominal
 * @param errorPpm of its oscillator: positive is too high
 * @param pathLossDb between it and every other radio; empty for the air's default
 * @param noiseDbfsPerHz its noise floor as a density; empty for the air's default
 * @param noiseDbfs its noise floor as a level in its whole band; wins over the density
 */
record DeviceTraits(
    double gainDb,
    double errorPpm,
    OptionalDouble pathLossDb,
    OptionalDouble noiseDbfsPerHz,
    OptionalDouble noiseDbfs) {

  static final DeviceTraits NOMINAL =
      new DeviceTraits(
          0, 0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  /** The traits that a radio's options ask for; options of other radios are ignored. */
  static DeviceTraits of(RadioSettings settings) throws RadioException {
    return new DeviceTraits(
        number(settings, "rf_gain", -100, 100).orElse(0),
        number(settings, "ppm", -1000, 1000).orElse(0),
        number(settings, "path_loss_db", -20, 200),
        number(settings, "noise_dbfs_hz", -220, -20),
        number(settings, "noise_dbfs", -150, 0));
  }

  private static OptionalDouble number(
      RadioSettings settings, String key, double minimum, double maximum) throws RadioException {
    String text = settings.option(key).map(String::strip).orElse("");
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= minimum && value <= maximum)) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "virtual radio '%s': '%s' must be a number from %s to %s, was '%s'"
              .formatted(settings.name(), key, minimum, maximum, abbreviated(text)));
    }
    return OptionalDouble.of(value);
  }

  private static String abbreviated(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}

package org.challengectl.driver.soapysdr.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Options;
import org.challengectl.radio.kit.TwoWays;

/**
 * What a device can do, and the settings that need it to be understood.
 *
 * @param traits as the device says
 * @param gains in dB by their YAML names: {@code rf_gain} of all stages together, {@code gain_lna}
 *     of the one that the device calls LNA
 * @param antenna empty for the module's choice
 * @param clockSource empty for the module's choice
 */
record SoapyLevels(
    TwoWays traits,
    Map<String, Double> gains,
    Optional<String> antenna,
    Optional<String> clockSource) {

  private static final String OVERALL = "rf_gain";
  private static final FrequencySpan ANY = new FrequencySpan(0, 300_000_000_000L);
  private static final FrequencySpan ANY_RATE = new FrequencySpan(1, 1_000_000_000);

  static SoapyLevels of(Options options, SoapyDevice device) throws RadioException {
    TwoWays traits =
        new TwoWays(
            way(device, SoapyLibrary.TX, "transmit"), way(device, SoapyLibrary.RX, "receive"));
    if (traits.transmitter() == null && traits.receiver() == null) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s has no channel %d".formatted(device.name(), device.setup().channel()));
    }
    Map<String, GainStage> stages = new LinkedHashMap<>();
    for (GainStage stage : traits.capabilities().gains()) {
      stages.merge(stage.setting(), stage, SoapyLevels::hull);
    }
    Map<String, Double> gains = new LinkedHashMap<>();
    for (GainStage stage : stages.values()) {
      options
          .number(stage.setting(), stage.minDb(), stage.maxDb())
          .ifPresent(db -> gains.put(stage.setting(), db));
    }
    return new SoapyLevels(
        traits,
        gains,
        options.choice("antenna", traits.capabilities().antennas()),
        options.choice("clock_source", device.clockSources()));
  }

  TwoWays.Way way(int direction) {
    return direction == SoapyLibrary.TX ? traits.transmitter() : traits.receiver();
  }

  /** Sets antenna, gains and filter of one way. */
  void apply(SoapyDevice device, int direction) throws RadioException {
    TwoWays.Way way = way(direction);
    if (antenna.isPresent()) {
      way.requireAntenna(device.name(), antenna.get());
      device.setAntenna(direction, antenna.get());
    }
    device.manualGain(direction);
    for (GainStage stage : way.gains()) {
      Double db = gains.get(stage.setting());
      if (db != null) {
        way.requireGain(device.name(), stage, db);
        set(device, direction, stage, db);
      } else if (stage.setting().equals(OVERALL)) {
        device.setGain(direction, stage.minDb());
      }
    }
    if (device.setup().bandwidthHz() > 0) {
      device.setBandwidth(direction, device.setup().bandwidthHz());
    }
  }

  private static void set(SoapyDevice device, int direction, GainStage stage, double db)
      throws RadioException {
    if (stage.setting().equals(OVERALL)) {
      device.setGain(direction, db);
    } else {
      device.setGain(direction, stage.title(), db);
    }
  }

  private static TwoWays.Way way(SoapyDevice device, int direction, String title)
      throws RadioException {
    if (device.channels(direction) <= device.setup().channel()) {
      return null;
    }
    List<GainStage> stages = new ArrayList<>();
    stages.add(stage(OVERALL, "all stages", device.gainRange(direction)));
    for (String name : device.gains(direction)) {
      String setting = "gain_" + name.toLowerCase(Locale.ROOT).replace(' ', '_');
      stages.add(stage(setting, name, device.gainRange(direction, name)));
    }
    return new TwoWays.Way(
        title,
        device.frequencies(direction, ANY),
        device.rates(direction, ANY_RATE),
        stages,
        device.antennas(direction));
  }

  private static GainStage stage(String setting, String title, SoapyLibrary.Range range) {
    return new GainStage(
        setting,
        title,
        range.minimum,
        Math.max(range.minimum, range.maximum),
        Math.max(0, range.step));
  }

  private static GainStage hull(GainStage one, GainStage other) {
    return new GainStage(
        one.setting(),
        one.title(),
        Math.min(one.minDb(), other.minDb()),
        Math.max(one.maxDb(), other.maxDb()),
        0);
  }
}

package org.challengectl.driver.usrp.internal;

import java.util.Optional;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.kit.Options;
import org.challengectl.radio.kit.TwoWays;

/**
 * The settings that need the device to be understood.
 *
 * @param gainDb overall; the library shares it out among the stages
 * @param antenna empty for the library's choice
 * @param clockSource empty for the library's choice
 * @param timeSource empty for the library's choice
 */
record UsrpLevels(
    Optional<Double> gainDb,
    Optional<String> antenna,
    Optional<String> clockSource,
    Optional<String> timeSource) {

  static UsrpLevels of(Options options, RadioCapabilities capabilities, Usrp usrp)
      throws RadioException {
    double min = capabilities.gains().stream().mapToDouble(GainStage::minDb).min().orElse(0);
    double max = capabilities.gains().stream().mapToDouble(GainStage::maxDb).max().orElse(0);
    return new UsrpLevels(
        options.number("rf_gain", min, max),
        options.choice("antenna", capabilities.antennas()),
        options.choice("clock_source", usrp.clockSources()),
        options.choice("time_source", usrp.timeSources()));
  }

  /** Sets gain and antenna of one way. */
  void apply(Usrp usrp, Side side, TwoWays.Way way) throws RadioException {
    if (antenna.isPresent()) {
      way.requireAntenna(usrp.name(), antenna.get());
      usrp.setAntenna(side, antenna.get());
    }
    GainStage stage = way.gains().get(0);
    double db = gainDb.orElse(stage.minDb());
    way.requireGain(usrp.name(), stage, db);
    usrp.setGain(side, db);
    if (usrp.setup().bandwidthHz() > 0) {
      usrp.setBandwidth(side, usrp.setup().bandwidthHz());
    }
  }
}

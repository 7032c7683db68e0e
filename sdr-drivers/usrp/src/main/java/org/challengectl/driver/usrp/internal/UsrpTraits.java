package org.challengectl.driver.usrp.internal;

import java.util.List;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.TwoWays;

/** Asks an open USRP what it can do: its motherboard and daughterboards know. */
final class UsrpTraits {

  private UsrpTraits() {}

  static TwoWays of(Usrp usrp) throws RadioException {
    TwoWays traits = new TwoWays(way(usrp, Side.TX), way(usrp, Side.RX));
    if (traits.transmitter() == null && traits.receiver() == null) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s has no channel %d".formatted(usrp.name(), usrp.setup().channel()));
    }
    return traits;
  }

  private static TwoWays.Way way(Usrp usrp, Side side) throws RadioException {
    if (usrp.channels(side) <= usrp.setup().channel()) {
      return null;
    }
    UhdLibrary.Range gains = usrp.gains(side);
    GainStage stage =
        new GainStage(
            "rf_gain",
            side.name(),
            gains.start,
            Math.max(gains.start, gains.stop),
            Math.max(0, gains.step));
    return new TwoWays.Way(
        side == Side.TX ? "transmit" : "receive",
        span(usrp.frequencies(side)),
        span(usrp.rates(side)),
        List.of(stage),
        usrp.antennas(side));
  }

  private static FrequencySpan span(UhdLibrary.Range range) {
    long from = Math.max(0, (long) Math.ceil(range.start));
    return new FrequencySpan(from, Math.max(from, (long) range.stop));
  }
}

package org.challengectl.driver.usrp.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/**
 * What an open USRP can do, as its motherboard and daughterboards say.
 *
 * @param transmitter null if it has none
 * @param receiver null if it has none
 */
record UsrpTraits(Direction transmitter, Direction receiver) {

  /** One way. */
  record Direction(
      FrequencySpan frequencies, FrequencySpan rates, GainStage gain, List<String> antennas) {}

  static UsrpTraits of(Usrp usrp) throws RadioException {
    UsrpTraits traits =
        new UsrpTraits(direction(usrp, Side.TX, "TX"), direction(usrp, Side.RX, "RX"));
    if (traits.transmitter == null && traits.receiver == null) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s has no channel %d".formatted(usrp.name(), usrp.setup().channel()));
    }
    return traits;
  }

  private static Direction direction(Usrp usrp, Side side, String title) throws RadioException {
    if (usrp.channels(side) <= usrp.setup().channel()) {
      return null;
    }
    UhdLibrary.Range gains = usrp.gains(side);
    return new Direction(
        span(usrp.frequencies(side)),
        span(usrp.rates(side)),
        new GainStage(
            "rf_gain",
            title,
            gains.start,
            Math.max(gains.start, gains.stop),
            Math.max(0, gains.step)),
        usrp.antennas(side));
  }

  Direction of(Side side) {
    return side == Side.TX ? transmitter : receiver;
  }

  RadioCapabilities capabilities() {
    List<GainStage> gains = new ArrayList<>();
    Set<String> antennas = new LinkedHashSet<>();
    FrequencySpan frequencies = null;
    FrequencySpan rates = null;
    for (Side side : Side.values()) {
      Direction one = of(side);
      if (one != null) {
        gains.add(one.gain());
        antennas.addAll(one.antennas());
        frequencies = hull(frequencies, one.frequencies());
        rates = hull(rates, one.rates());
      }
    }
    return new RadioCapabilities(
        transmitter != null, receiver != null, frequencies, rates, gains, List.copyOf(antennas));
  }

  private static FrequencySpan span(UhdLibrary.Range range) {
    long from = Math.max(0, (long) Math.ceil(range.start));
    return new FrequencySpan(from, Math.max(from, (long) range.stop));
  }

  private static FrequencySpan hull(FrequencySpan one, FrequencySpan other) {
    return one == null
        ? other
        : new FrequencySpan(
            Math.min(one.minHz(), other.minHz()), Math.max(one.maxHz(), other.maxHz()));
  }
}

package org.challengectl.radio.kit;

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
 * What a radio can do whose transmitter and receiver differ.
 *
 * @param transmitter null if it has none; not both
 * @param receiver null if it has none
 */
public record TwoWays(Way transmitter, Way receiver) {

  /**
   * What it can do one way.
   *
   * @param title for messages, "transmit" or "receive"
   */
  public record Way(
      String title,
      FrequencySpan frequencies,
      FrequencySpan rates,
      List<GainStage> gains,
      List<String> antennas) {

    public Way {
      gains = List.copyOf(gains);
      antennas = List.copyOf(antennas);
    }

    /**
     * Refuses an antenna that the radio has, but not for this way.
     *
     * @param radio for messages
     */
    public void requireAntenna(String radio, String antenna) throws RadioException {
      if (!antennas.contains(antenna)) {
        throw new RadioException(
            Reason.UNSUPPORTED,
            "%s cannot %s with the antenna %s; it can with %s"
                .formatted(radio, title, antenna, String.join(", ", antennas)));
      }
    }

    /**
     * Refuses a gain that only the other way has.
     *
     * @param radio for messages
     */
    public void requireGain(String radio, GainStage stage, double db) throws RadioException {
      if (db < stage.minDb() || db > stage.maxDb()) {
        throw new RadioException(
            Reason.UNSUPPORTED,
            "%s: %s must be %.2f to %.2f to %s, was %.2f"
                .formatted(radio, stage.setting(), stage.minDb(), stage.maxDb(), title, db));
      }
    }
  }

  /** Of both ways together. */
  public RadioCapabilities capabilities() {
    List<GainStage> gains = new ArrayList<>();
    Set<String> antennas = new LinkedHashSet<>();
    FrequencySpan frequencies = null;
    FrequencySpan rates = null;
    for (Way way : ways()) {
      gains.addAll(way.gains());
      antennas.addAll(way.antennas());
      frequencies = hull(frequencies, way.frequencies());
      rates = hull(rates, way.rates());
    }
    return new RadioCapabilities(
        transmitter != null, receiver != null, frequencies, rates, gains, List.copyOf(antennas));
  }

  private List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    if (transmitter != null) {
      ways.add(transmitter);
    }
    if (receiver != null) {
      ways.add(receiver);
    }
    return ways;
  }

  private static FrequencySpan hull(FrequencySpan one, FrequencySpan other) {
    return one == null
        ? other
        : new FrequencySpan(
            Math.min(one.minHz(), other.minHz()), Math.max(one.maxHz(), other.maxHz()));
  }
}

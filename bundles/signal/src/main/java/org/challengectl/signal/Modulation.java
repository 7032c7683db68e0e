package org.challengectl.signal;

import java.time.Duration;
import java.util.Optional;

/**
 * Turns a flag into samples. Stateless and safe for concurrent use: everything that belongs to one
 * transmission lives in the {@link Signal} it prepares.
 */
public interface Modulation {

  /** Name, parameters and help; always the same instance or an equal one. */
  ModulationDescriptor descriptor();

  /**
   * Why it cannot work on this machine for now, e.g. a native library that is missing and the
   * package that brings it; empty if it can. Asked often, so the answer must be cheap; it may
   * change while the program runs.
   */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /**
   * The lowest sample rate at which this can be sent: {@value Signal#MIN_SAMPLE_RATE_HZ} for all
   * signals that fit into it, more for wider ones.
   *
   * @throws SignalException if the flag or a parameter cannot be sent at any rate
   */
  default int minimumRateHz(Flag flag, Parameters parameters) throws SignalException {
    return Signal.MIN_SAMPLE_RATE_HZ;
  }

  /**
   * Transmissions start at whole multiples of this in UTC, counted from 1970, because receivers
   * listen then; zero if any time will do.
   */
  default Duration slot() {
    return Duration.ZERO;
  }

  /**
   * What a receiver needs of this emission, relative to the carrier (necessary bandwidth, ITU-R
   * SM.1138), where that may be wider than {@link Signal#occupiedBand}: beside the strong carrier
   * of amplitude modulation, sidebands with all of the content may hold less than 1 % of the power.
   * Nobody else is sent within both bands. Empty, as by default, if the occupied band says it.
   * Asked often, so the answer must be cheap.
   *
   * @param parameters checked against {@link #descriptor()}, defaults filled in
   */
  default Optional<Band> necessaryBand(Parameters parameters) {
    return Optional.empty();
  }

  /**
   * Checks everything that can be checked and gets one transmission ready. No samples are made yet;
   * the cost does not grow with the length of the transmission beyond reading the flag itself.
   *
   * @param flag what is to be sent
   * @param parameters checked against {@link #descriptor()}, defaults filled in
   * @param sampleRateHz complex samples per second, {@link #minimumRateHz} to {@value
   *     Signal#MAX_SAMPLE_RATE_HZ}
   * @return a signal that the caller must close
   * @throws SignalException if the flag or a parameter cannot be sent; says what, where and what to
   *     do
   */
  Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException;
}

package org.challengectl.agent.listener;

import java.time.Duration;
import java.time.Instant;
import org.challengectl.protocol.MeasurementInfo;
import org.challengectl.waterfall.SignalMeasurement;

/** Brings a measurement from the capture's terms into those of the wire. */
final class Measurements {

  /** With so much recorded before it, a signal that never started is no transmission. */
  private static final Duration ENOUGH_NOISE = Duration.ofSeconds(1);

  private Measurements() {}

  /**
   * Translates.
   *
   * @param tuning of the capture
   * @param startedAt of the capture, by the server's clock
   * @param expectedStart of the transmission
   */
  static MeasurementInfo of(
      SignalMeasurement measured, Tuning tuning, Instant startedAt, Instant expectedStart) {
    boolean spur = measured.steady() && startedAt.plus(ENOUGH_NOISE).isBefore(expectedStart);
    if (!measured.heard() || spur) {
      return new MeasurementInfo(false, 0, 0, 0, null, null);
    }
    return new MeasurementInfo(
        true,
        measured.centreOffsetHz() - tuning.carrierOffsetHz(),
        measured.occupiedBandwidthHz(),
        measured.snrDb(),
        startedAt.plus(seconds(measured.startSeconds())),
        startedAt.plus(seconds(measured.stopSeconds())));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}

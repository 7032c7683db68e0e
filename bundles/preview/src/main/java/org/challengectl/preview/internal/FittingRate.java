package org.challengectl.preview.internal;

import org.challengectl.preview.PreviewRequest;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/** Finds a sample rate at which a signal fits with some room around it. */
final class FittingRate {

  private static final double ROOM = 1.25;
  private static final int STEP_HZ = 50_000;

  private FittingRate() {}

  /**
   * A prepared signal and its rate.
   *
   * @param signal to be closed by who gets it
   */
  record Prepared(Signal signal, int rateHz) {}

  /**
   * At the rate that was asked for, or at the lowest one that the modulation serves; where the band
   * leaves no room there, at a higher one.
   */
  static Prepared prepare(PreviewRequest request) throws SignalException {
    int lowest = request.modulation().minimumRateHz(request.flag(), request.parameters());
    if (request.sampleRateHz().isPresent()) {
      int wanted = request.sampleRateHz().getAsInt();
      if (wanted < lowest || wanted > Signal.MAX_SAMPLE_RATE_HZ) {
        throw SignalException.badParameter(
            "sample_rate",
            "'sample_rate' must be %d-%d per second for this signal, was %d"
                .formatted(lowest, Signal.MAX_SAMPLE_RATE_HZ, wanted));
      }
      return at(wanted, request);
    }
    Prepared first = at(lowest, request);
    int roomy = roomy(first.signal().occupiedBand());
    if (roomy <= lowest) {
      return first;
    }
    first.signal().close();
    return at(roomy, request);
  }

  private static Prepared at(int rateHz, PreviewRequest request) throws SignalException {
    return new Prepared(
        request.modulation().prepare(request.flag(), request.parameters(), rateHz), rateHz);
  }

  private static int roomy(Band band) {
    double edge = Math.max(Math.abs(band.lowHz()), Math.abs(band.highHz()));
    double wanted = Math.ceil(2 * ROOM * edge / STEP_HZ) * STEP_HZ;
    return (int) Math.min(Signal.MAX_SAMPLE_RATE_HZ, wanted);
  }
}

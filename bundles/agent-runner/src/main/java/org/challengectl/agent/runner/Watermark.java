package org.challengectl.agent.runner;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.core.WatermarkConfig;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is painted into the spectrum before a challenge. It is part of the challenge's transmission:
 * under the same lease, behind the same fence, within the band that the challenge occupies and that
 * the server has therefore granted. Where that is too narrow for letters there is none, nor before
 * a challenge whose receivers listen from the start of a slot; and nothing that goes wrong with it
 * keeps a challenge off the air.
 *
 * @param modulation that made it
 */
record Watermark(Modulation modulation, Signal signal) {

  private static final Logger LOG = LoggerFactory.getLogger(Watermark.class);

  private static final String PAINT = "paint";

  /** With its skirts, down to where they are 60 dB below, a painting is so much wider. */
  private static final double SKIRTS = 1.4;

  private static final double LEAST_WIDTH_HZ = 1_200;

  /** Wider ones show no more to anybody, but take more work. */
  private static final double MOST_WIDTH_HZ = 1_000_000;

  /**
   * The watermark for a challenge.
   *
   * @param challenge its modulation
   * @param granted the band that the challenge occupies, relative to its carrier
   * @return empty if none is wanted or none can be had
   */
  static Optional<Watermark> of(
      AgentContext agent, RadioConfig radio, Modulation challenge, Band granted) {
    Optional<WatermarkConfig> config = agent.config().watermark();
    if (config.isEmpty() || !challenge.slot().isZero()) {
      return Optional.empty();
    }
    double widthHz = Math.min(MOST_WIDTH_HZ, Math.floor(granted.widthHz() / SKIRTS));
    if (widthHz < LEAST_WIDTH_HZ) {
      LOG.debug("{}: {} Hz are too narrow for a watermark", radio.deviceId(), granted.widthHz());
      return Optional.empty();
    }
    Optional<Modulation> paint = agent.plugins().modulation(PAINT);
    if (paint.isEmpty()) {
      LOG.warn("{}: no watermark, for there is no modulation '{}' here", radio.deviceId(), PAINT);
      return Optional.empty();
    }
    try {
      return painted(paint.get(), config.get(), radio, widthHz, granted);
    } catch (SignalException | RuntimeException e) {
      LOG.warn("{}: no watermark: {}", radio.deviceId(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Watermark> painted(
      Modulation paint, WatermarkConfig config, RadioConfig radio, double widthHz, Band granted)
      throws SignalException {
    Flag flag =
        config.file().<Flag>map(Watermark::file).orElseGet(() -> new Flag.Text(config.text()));
    Parameters parameters =
        Parameters.check(
            paint.descriptor(),
            Map.of(
                "width_hz",
                widthHz,
                "seconds",
                config.duration().toMillis() / 1000.0,
                "centre_hz",
                granted.centreHz()));
    if (paint.minimumRateHz(flag, parameters) > radio.sampleRateHz()) {
      LOG.debug("{}: too slow for a watermark of {} Hz", radio.deviceId(), widthHz);
      return Optional.empty();
    }
    Signal signal = paint.prepare(flag, parameters, radio.sampleRateHz());
    Band band = signal.occupiedBand();
    if (band.lowHz() < granted.lowHz() || band.highHz() > granted.highHz()) {
      signal.close();
      LOG.warn("{}: no watermark: {} is not within {}", radio.deviceId(), band, granted);
      return Optional.empty();
    }
    return Optional.of(new Watermark(paint, signal));
  }

  private static Flag.File file(Path path) {
    return new Flag.File(path, path.toString());
  }
}

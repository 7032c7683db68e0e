package org.challengectl.modulation.kit;

import java.util.Optional;
import org.challengectl.signal.Band;

/**
 * Double sideband with carrier.
 *
 * @param depth of modulation at the audio's peaks, above 0 and at most 1
 */
public record AmCarrier(double depth) implements Carrier {

  /** Upper edge of the audio that passes. */
  public static final double HIGH_HZ = 3_000;

  /** Short frames, so that the bare carrier at the ends counts as much as the rest. */
  private static final double RESOLUTION_HZ = 12;

  /** A3E: twice the highest frequency of the audio. */
  @Override
  public Optional<Band> necessaryBand() {
    return Optional.of(Band.centred(2 * HIGH_HZ));
  }

  @Override
  public Baseband modulate(Audio audio) {
    double margins = 2 * MARGIN_SECONDS;
    return Baseband.of(
            AmSource.RATE_HZ,
            AmSource.EDGE_HZ,
            audio.seconds() + margins,
            RESOLUTION_HZ,
            () -> new AmSource(audio.whole().open(), audio.seconds(), depth))
        .measuredOn(
            () -> new AmSource(audio.excerpt().open(), audio.excerptSeconds(), depth),
            audio.excerptSeconds() + margins);
  }
}

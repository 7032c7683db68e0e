package org.challengectl.modulation.kit;

/**
 * Double sideband with carrier.
 *
 * @param depth of modulation at the audio's peaks, above 0 and at most 1
 */
public record AmCarrier(double depth) implements Carrier {

  /** Short frames, so that the bare carrier at the ends counts as much as the rest. */
  private static final double RESOLUTION_HZ = 12;

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
